import {watchForCrash} from '../crash-watch.js';
import {watchSignals, watchTerminal} from '../terminal.js';
import type {Session, Suspend} from '../terminal-session.js';
import type {Conversation} from './conversation.js';
import {type LineReader, openLines} from './line-reader.js';
import {openVoice, type Voice} from './voice.js';

/** A terminal passes on no more bytes of a line than these, and drops the rest. */
const longestTypedLine = process.platform === 'darwin' ? 1023 : 4095;

const cutLine = 'A terminal passes on only so much of a line: the end of this one may be missing.';

/** Runs a session as a conversation, until its state says that it is over: a question, an answer in a line, and so on. */
export async function runConversation<State, Action, Talk>(
	session: Session<State, Action>,
	conversation: Conversation<State, Action, Talk>,
): Promise<State> {
	const {store, isOver} = session;
	const lines = openLines();
	const voice = openVoice();
	const dialogue = openDialogue(session, conversation, voice);
	let away: Promise<void> | undefined;
	const leave = async (whileAway: () => Promise<void>): Promise<void> => {
		lines.pause();
		await whileAway();
		lines.resume();
		away = undefined;
		// A signal may have ended the session meanwhile.
		if (!isOver(store.getState())) {
			dialogue.repeat();
		}
	};

	const suspend: Suspend = async whileAway => {
		if (process.stdin.isTTY && process.stdout.isTTY) {
			away = leave(whileAway);
			await away;
		} else {
			voice.say(['There is no terminal here that another program could use.']);
		}
	};

	let end = (): void => {};
	const over = new Promise<undefined>(resolve => {
		end = () => resolve(undefined);
	});
	const unsubscribe = store.subscribe(() => {
		session.onChange(store.getState(), suspend);
		if (isOver(store.getState())) {
			end();
		} else {
			dialogue.overhear();
		}
	});
	const unwatchTerminal = watchTerminal(session.onSignal, {isEndGone: false});
	const unwatchSignals = watchSignals(session.onSignal);
	const onContinue = (): void => (away ? undefined : dialogue.repeat());
	process.on('SIGCONT', onContinue);
	const crash = watchForCrash();
	const interrupted = Promise.race([over, crash.reported]);
	try {
		while (!isOver(store.getState())) {
			await Promise.race([away, interrupted]);
			const line = await hearLine(lines, voice, interrupted);
			if (line !== undefined) {
				dialogue.reply(line);
			} else if (!isOver(store.getState())) {
				store.dispatch(conversation.end);
			}
		}

		await voice.finish();
		return store.getState();
	} finally {
		voice.breakOff();
		unsubscribe();
		unwatchTerminal();
		unwatchSignals();
		process.off('SIGCONT', onContinue);
		crash.unwatch();
	}
}

/** The next answer; undefined where none will come. */
async function hearLine(lines: LineReader, voice: Voice, over: Promise<undefined>): Promise<string | undefined> {
	const {isTTY} = process.stdin;
	// What was pasted or typed ahead stands above already: between its lines a prompt would only be noise.
	const isThere = await lines.isThere();
	if (!(isTTY && isThere)) {
		voice.ask();
	}

	const line = await Promise.race([lines.next(), over]);
	if (line === undefined) {
		voice.breakOff();
		return undefined;
	}

	voice.hear(line);
	voice.say(isTTY && Buffer.byteLength(line) >= longestTypedLine ? [cutLine] : []);
	return line;
}

/** The conversation with its memory, on the store of its session. */
function openDialogue<State, Action, Talk>(
	{store}: Session<State, Action>,
	conversation: Conversation<State, Action, Talk>,
	voice: Voice,
): {readonly reply: (line: string) => void; readonly overhear: () => void; readonly repeat: () => void} {
	let seen = store.getState();
	let {talk, says} = conversation.open(seen);
	let isReplying = false;
	voice.say(says);
	return {
		reply(line) {
			const before = store.getState();
			const {actions, tell} = conversation.reply(talk, before, line);
			isReplying = true;
			for (const action of actions) {
				store.dispatch(action);
			}

			isReplying = false;
			({talk, says} = tell(before, store.getState()));
			voice.say(says);
		},
		overhear() {
			const state = store.getState();
			voice.interject(isReplying ? [] : conversation.overhear(seen, state));
			seen = state;
		},
		repeat() {
			({talk, says} = conversation.repeat(talk, store.getState()));
			voice.interject(says);
		},
	};
}
