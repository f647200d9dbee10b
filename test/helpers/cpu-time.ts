/** Milliseconds of processor time that a piece of work takes: it doesn't grow when the machine has other things to do. */
export function cpuTime(work: () => void): number {
	const before = process.cpuUsage();
	work();
	const {user, system} = process.cpuUsage(before);
	return (user + system) / 1000;
}
