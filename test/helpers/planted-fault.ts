/**
 * Loaded into the program under test before its own code (`node --import`): on SIGUSR2 it goes wrong in the way that
 * `PLANTED_FAULT` names.
 */
import process from 'node:process';

const fault = new Error('a planted fault');

const faults: Readonly<Record<string, () => void>> = {
	'in a component'() {
		const {repeat} = String.prototype;
		String.prototype.repeat = function (count) {
			if (String(this) === '─') throw fault;
			return repeat.call(this, count);
		};
		process.stdin.emit('data', '!');
	},
	'in a timer': () => void setTimeout(() => fail()),
	'in a promise': () => void Promise.reject(fault),
	'in the drawing'() {
		const write = process.stdout.write.bind(process.stdout);
		process.stdout.write = (data: string | Uint8Array) => (isFrame(data) ? fail() : write(data));
		process.stdin.emit('data', '!');
	},
	'EPIPE on stdout': () => void process.stdout.destroy(Object.assign(new Error('write EPIPE'), {code: 'EPIPE'})),
	'the end of stdin': () => void process.stdin.push(null),
};

/** Frames begin with the announcement that what follows is to be shown at once. */
function isFrame(data: string | Uint8Array): boolean {
	return String(data).startsWith('\u001B[?2026h');
}

function fail(): never {
	throw fault;
}

let isPlanted = false;
process.on('SIGUSR2', () => {
	if (!isPlanted) faults[process.env.PLANTED_FAULT ?? '']?.();
	isPlanted = true;
});
