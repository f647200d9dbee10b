import test from 'ava';
import {makeDesk} from '../helpers/desk.js';

const target = 'docs/enhancements/enhancement-architecture-rate-limits.md';

test('a newcomer gets from home to a valid file by nine questions', async t => {
	const desk = makeDesk(t);
	const terminal = desk.open([]);
	await terminal.waitFor('New proposal, quick draft: 9 questions');
	await terminal.press('Enter');
	await terminal.waitFor('field 1 of 9');
	await terminal.type('Rate limits\r');
	await terminal.press('Enter', 'Enter');
	await terminal.type('3\r\r2\r');
	await terminal.waitFor('field 5 of 9');
	await terminal.type('Fewer outages\r');
	await terminal.press('Enter');
	for (const answer of ['Too many requests.', 'A limiter.', 'Turn it off.']) {
		await terminal.type(answer);
		await terminal.press('Tab');
	}

	t.regex(await terminal.waitFor('9 of 9 answered'), /ready to write · 9 of 9 fields/);
	await terminal.type('w');
	t.deepEqual(await terminal.exited, {exitCode: 0});
	const text = desk.read(target);
	t.regex(text, /^\*\*Estimated Effort:\*\* 3 weeks \(team size: 2 engineers\)$/m);
	t.regex(text, /### Rollback Strategy\nTurn it off\.\n/);
	t.regex(text, /^- \*\*Compute:\*\* \[/m);
});

test('a quick draft that is killed goes on as one, and one that was made whole goes on with every section', async t => {
	const desk = makeDesk(t);
	const first = desk.open(['new', '--quick', 'Rate limits']);
	await first.waitFor('field 2 of 9');
	await first.press('Enter');
	await first.waitFor('field 3 of 9');
	await first.type('c');
	await first.waitFor('saved');
	first.kill('SIGKILL');
	await first.exited;
	t.is(desk.draft()?.quick, true);

	const second = desk.open(['resume']);
	t.regex(await second.waitFor('Priority (required)'), /quick draft · 2 of 9/);
	await second.press('Alt+Q');
	await second.waitFor('section 1 of 13');
	second.kill('SIGKILL');
	await second.exited;
	t.is(desk.draft()?.quick, undefined);

	const third = desk.open(['resume']);
	await third.waitFor('Priority (required)');
	t.regex(third.screen(), /section 1 of 13/);
});

test('where nobody is asked --quick changes nothing', async t => {
	const desk = makeDesk(t);
	const answers = ['-s', 'category=security', '-s', 'priority=high', '-s', 'technical-risk=low'];
	const {exitCode, stdout} = await desk.run(['new', '--quick', 'Rate limits', ...answers, '--no-input']);
	t.is(exitCode, 0);
	t.is(stdout, 'docs/enhancements/enhancement-security-rate-limits.md\n');
});
