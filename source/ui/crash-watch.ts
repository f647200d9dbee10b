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
