import {type DecoderState, decodeKeys, flushKeys, flushPaste, initialDecoderState, isPending, type Key} from './key.js';

/** The terminal's input as the pump needs it. */
export type KeySource = {
	readonly on: (event: 'data', listener: (chunk: Buffer | string) => void) => unknown;
	readonly off: (event: 'data', listener: (chunk: Buffer | string) => void) => unknown;
};

/** A lone Esc is one when nothing follows it within this time, in milliseconds. */
const escapeWait = 25;
/** A paste whose end never comes is taken as it is after this time, in milliseconds. */
const pasteWait = 1000;

/**
 * Reads keys from the terminal and hands them on in the order in which they were pressed, one by one. The result ends
 * the reading.
 */
export function startPump(source: KeySource, onKey: (key: Key) => void): () => void {
	const decoder = new TextDecoder();
	let state: DecoderState = initialDecoderState;
	let timer: NodeJS.Timeout | undefined;
	const take = (decoded: {readonly keys: readonly Key[]; readonly state: DecoderState}): void => {
		state = decoded.state;
		for (const key of decoded.keys) {
			onKey(key);
		}
	};

	const listen = (chunk: Buffer | string): void => {
		clearTimeout(timer);
		take(decodeKeys(state, typeof chunk === 'string' ? chunk : decoder.decode(chunk, {stream: true})));
		const pending = isPending(state);
		if (pending === 'escape') {
			timer = setTimeout(() => take(flushKeys(state)), escapeWait);
		} else if (pending === 'paste') {
			timer = setTimeout(() => take(flushPaste(state)), pasteWait);
		}
	};

	source.on('data', listen);
	return () => {
		clearTimeout(timer);
		source.off('data', listen);
	};
}
