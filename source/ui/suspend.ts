/**
 * Stops the program as the shell's job control expects it, until `fg`. Where there is no job control nothing stops, and
 * nothing would ever continue: so the wait is short, and the time for which the program is stopped counts towards it.
 */
export async function stopUntilContinued(): Promise<void> {
	if (process.platform === 'win32') {
		return;
	}

	await new Promise(resolve => {
		setTimeout(resolve, 100);
		process.kill(0, 'SIGTSTP');
	});
}
