import {Component, type ReactNode} from 'react';

/** Hears of errors that nobody catches. */
export type CrashWatch = {
	/** Rejects with the first error that is reported. */
	readonly reported: Promise<never>;
	readonly report: (error: unknown) => void;
	/** Leaves such errors to Node again. */
	readonly unwatch: () => void;
};

/** Reports what is thrown in a timer, a listener or a promise, which would end the process with the screen still there. */
export function watchForCrash(): CrashWatch {
	let report: (error: unknown) => void = () => {};
	const reported = new Promise<never>((_, reject) => {
		report = reject;
	});
	// What is reported after the end of the screen has nobody who waits for it.
	reported.catch(() => {});
	process.on('uncaughtException', report);
	return {reported, report, unwatch: () => process.off('uncaughtException', report)};
}

type Props = {readonly onCrash: (error: unknown) => void; readonly children: ReactNode};

/** Reports what is thrown in a component. Ink's own boundary would lay out the source of the program around the place. */
export class CrashBoundary extends Component<Props, {readonly isBroken: boolean}> {
	override state = {isBroken: false};

	static getDerivedStateFromError(): {readonly isBroken: boolean} {
		return {isBroken: true};
	}

	override componentDidCatch(error: unknown): void {
		this.props.onCrash(error);
	}

	override render(): ReactNode {
		return this.state.isBroken ? null : this.props.children;
	}
}
