/**
 * The same text, put together anew. A part of a text keeps all of that text in memory as long as it is kept itself; what
 * is remembered of many documents must not.
 */
export function detach(text: string): string {
	return ` ${text}`.slice(1);
}
