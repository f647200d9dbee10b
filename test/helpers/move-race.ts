/** Two processes that change the status or the tracking of one proposal at the same time, many times over. */
import type {ExecutionContext} from 'ava';
import {textAt} from './moved.js';
import {fullProposal, repositoryWith} from './repository.js';
import {type RunResult, runProgram} from './run.js';

/** Runs two commands on one proposal at once. */
async function both(cwd: string, ...commands: readonly (readonly string[])[]): Promise<readonly RunResult[]> {
	return Promise.all(commands.map(words => runProgram(['status', 'resumable', ...words, '--json'], {cwd})));
}

/** One approves what the other withdraws: the approval comes first, or is refused with the reason. */
export async function raceMoves(t: ExecutionContext, rounds: number): Promise<void> {
	const {cwd, read, write} = repositoryWith(t);
	const start = textAt('in-review');
	let tooLate = 0;
	for (let round = 0; round < rounds; round++) {
		write(fullProposal, start);
		const [approved, withdrawn] = await both(cwd, ['approved', '--by', 'Ada'], ['withdrawn', '--reason', 'bought']);
		t.is(withdrawn?.exitCode, 0, withdrawn?.stderr);
		const wasFirst = JSON.parse(withdrawn?.stdout ?? '').from === 'in-review';
		tooLate += wasFirst ? 1 : 0;
		t.is(approved?.exitCode, wasFirst ? 1 : 0, approved?.stderr);
		if (wasFirst) {
			t.regex(approved?.stderr ?? '', /is withdrawn and can't become approved: only by way of proposed and in-review/);
		}

		const text = read(fullProposal);
		t.true(text.includes('\nstatus: withdrawn\n'));
		t.true(text.includes('\nwithdrawn_reason: bought\n'));
		t.is(text.includes('**Approver:** Ada\n'), !wasFirst);
		t.is(text.includes('\napproved_content: '), !wasFirst);
		t.true(text.endsWith(start.slice(-400)));
	}

	t.log(`${tooLate} of ${rounds} approvals came too late`);
}

/** One tells the phase and the other the progress: both are in the file. */
export async function raceReports(t: ExecutionContext, rounds: number): Promise<void> {
	const {cwd, read, write} = repositoryWith(t);
	const start = textAt('in-progress');
	for (let round = 0; round < rounds; round++) {
		write(fullProposal, start);
		const runs = await both(cwd, ['--phase', 'testing'], ['--progress', '80']);
		const ends = runs.map(({exitCode, stderr}) => [exitCode, stderr]);
		t.deepEqual(
			ends,
			Array.from({length: 2}, () => [0, '']),
		);
		t.true(read(fullProposal).includes('\n- **Phase:** testing\n- **Progress:** 80% complete\n'));
	}
}
