/** What a failed command says and how it ends: 1 for a refused change, 2 for wrong use. See "exit code" in the readme. */
export class Failure extends Error {
	readonly exitCode: 1 | 2;

	constructor(exitCode: 1 | 2, message: string) {
		super(message);
		this.name = 'Failure';
		this.exitCode = exitCode;
	}
}

/** Wrong use: an unknown command, option, field or value, or input that is needed and can't be asked for. */
export function wrongUse(message: string): Failure {
	return new Failure(2, message);
}

/** A change that was refused or could not be made; nothing was written. */
export function refused(message: string): Failure {
	return new Failure(1, message);
}
