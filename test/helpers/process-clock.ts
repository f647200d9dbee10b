import fs from 'node:fs';

/**
 * A clock in milliseconds that stands still while a process waits for a processor (Linux tells it): what the process
 * promises to do within a time it can only do while the machine lets it run.
 */
export function clockOf(pid: number): () => number {
	return () => performance.now() - waitedFor(pid);
}

/** Milliseconds for which the process was ready to run and was not let. */
function waitedFor(pid: number): number {
	try {
		const [, waited = '0'] = fs.readFileSync(`/proc/${pid}/schedstat`, 'utf8').split(' ');
		return Number(waited) / 1e6;
	} catch {
		return 0;
	}
}
