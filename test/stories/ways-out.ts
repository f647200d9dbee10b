/** However the program ends: the draft is kept, the terminal is as it was, and the exit code tells how. */
import fs from 'node:fs';
import path from 'node:path';
import test, {type ExecutionContext} from 'ava';
import {type Desk, isGivenBack, makeDesk} from '../helpers/desk.js';
import {builtProgram} from '../helpers/run.js';
import type {Terminal} from '../helpers/terminal.js';

const id = 'enhancement-overview.title';
const goOn = /^Draft saved\. Go on with: enhance resume [\da-f]{8}$/m;

type Window = {
	readonly desk: Desk;
	readonly shell: Terminal;
	/** Sends a signal to the program alone. */
	kill(signal: NodeJS.Signals): void;
	/** Whether the draft has the title that was typed, accepted or not. */
	holdsTitle(): boolean;
	/** Waits for the end, after which the shell says the exit code and whether the terminal's modes are as they were. */
	end(): Promise<{readonly code: number; readonly screen: string}>;
};

/** The program under a shell that compares the modes of the terminal before and after it. */
async function openWindow(t: ExecutionContext, args: readonly string[], fault = ''): Promise<Window> {
	const desk = makeDesk(t);
	const pidFile = path.join(desk.repository, '..', 'pid');
	const script = `
		before=$(stty -g)
		sh -c 'echo $$ >"$0"; exec "$@"' '${pidFile}' "$@"
		code=$?
		[ "$(stty -g)" = "$before" ] && echo "as before, code $code" || stty -a`;
	const hook = new URL('../helpers/planted-fault.js', import.meta.url).href;
	const shell = desk.open(args, {
		command: ['/bin/sh', '-c', script, 'sh', ...builtProgram],
		env: fault === '' ? {} : {PLANTED_FAULT: fault, NODE_OPTIONS: `--import=${hook}`},
	});
	return {
		desk,
		shell,
		kill: signal => process.kill(Number(fs.readFileSync(pidFile, 'utf8')), signal),
		holdsTitle() {
			const draft = desk.draft();
			return [draft?.text, draft?.pending[id]].some(text => text?.includes('Rate limits'));
		},
		async end() {
			await shell.exited;
			const screen = shell.screen();
			const [, code] =
				/as before, code (\d+)/.exec(screen) ?? t.fail(`the modes of the terminal are others:\n${screen}`);
			t.true(isGivenBack(shell.output()), 'the terminal is not given back');
			return {code: Number(code), screen};
		},
	};
}

async function openWithTitle(t: ExecutionContext, fault?: string): Promise<Window> {
	const window = await openWindow(t, ['new'], fault);
	await window.shell.waitFor('Title (required)');
	await window.shell.type('Rate limits');
	await window.shell.waitFor('saved');
	return window;
}

const leaving: Readonly<Record<string, {readonly leave: (window: Window) => unknown; readonly code: number}>> = {
	'Ctrl+C': {leave: ({shell}) => shell.press('Ctrl+C'), code: 130},
	'Ctrl+C twice at once': {leave: ({shell}) => shell.type('\u0003\u0003'), code: 130},
	'Esc twice': {
		async leave({shell}) {
			await shell.press('Escape');
			await shell.waitFor('Esc again leaves');
			await shell.press('Escape');
		},
		code: 0,
	},
	SIGTERM: {leave: ({kill}) => kill('SIGTERM'), code: 130},
	SIGHUP: {leave: ({kill}) => kill('SIGHUP'), code: 130},
	SIGINT: {leave: ({kill}) => kill('SIGINT'), code: 130},
	SIGQUIT: {leave: ({kill}) => kill('SIGQUIT'), code: 130},
	'many signals at once': {
		leave({kill}) {
			for (const signal of ['SIGTERM', 'SIGINT', 'SIGTERM', 'SIGHUP', 'SIGINT'] as const) kill(signal);
		},
		code: 130,
	},
};

for (const [name, {leave, code}] of Object.entries(leaving)) {
	test(`after ${name} the draft is kept, the terminal is as before and the message says how to go on`, async t => {
		const window = await openWithTitle(t);
		await leave(window);
		const end = await window.end();
		t.is(end.code, code);
		t.regex(end.screen, goOn);
		t.true(window.holdsTitle());
	});
}

for (const fault of ['EPIPE on stdout', 'the end of stdin']) {
	test(`${fault} ends the program like a closed window`, async t => {
		const window = await openWithTitle(t, fault);
		window.kill('SIGUSR2');
		await window.shell.exited;
		t.regex(window.shell.output(), /code 130/);
		t.true(window.holdsTitle());
	});
}

for (const fault of ['in a component', 'in a timer', 'in a promise', 'in the drawing']) {
	test(`a fault ${fault} is told after the terminal is given back, and the draft is kept`, async t => {
		const window = await openWithTitle(t, fault);
		window.kill('SIGUSR2');
		const end = await window.end();
		t.is(end.code, 1);
		t.regex(
			end.screen,
			/^enhance: a bug in the program, please report it\nenhance \S+, Node \S+, \w+\nError: a planted fault$/m,
		);
		t.regex(end.screen, goOn);
		t.true(window.holdsTitle());
		const files = fs.readdirSync(window.desk.env.ENHANCE_CONFIG_DIR ?? '', {recursive: true, encoding: 'utf8'});
		t.deepEqual(
			files.filter(name => name.endsWith('.lock')),
			[],
		);
	});
}

test('a fault at home is told after the terminal is given back', async t => {
	const window = await openWindow(t, [], 'in a timer');
	await window.shell.waitFor('New proposal');
	window.kill('SIGUSR2');
	const end = await window.end();
	t.is(end.code, 1);
	t.regex(end.screen, /^enhance: a bug in the program, please report it\n.*\nError: a planted fault$/m);
});
