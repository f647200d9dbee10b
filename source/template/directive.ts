import type {FieldKind} from './placeholder.js';
import {type Role, readRole, type Stage, stageAt} from './vocabulary.js';

/** What a template's author says of a field or section in a comment. */
export type Directives = {
	readonly oneOf?: readonly string[];
	readonly isRequired?: boolean;
	readonly isRepeated?: true;
	readonly isKept?: true;
	readonly isRemoved?: true;
	readonly stage?: Stage;
	readonly kind?: FieldKind;
	readonly role?: Role;
	/** Guidance from a comment that is no part of a field. */
	readonly hint?: string;
};

const kinds: ReadonlySet<string> = new Set<FieldKind>([
	'choice',
	'line',
	'text',
	'checklist',
	'date',
	'percent',
	'effort',
]);

/** The words of a directive, and what it says; undefined where what follows the words makes no sense. */
const directives: readonly (readonly [RegExp, (rest: string) => Directives | undefined])[] = [
	[/^one of:?\s/i, rest => fill(readOneOf(rest), oneOf => ({oneOf}))],
	[/^required$/i, () => ({isRequired: true})],
	[/^optional$/i, () => ({isRequired: false})],
	[/^repeat(?:s|ed)?$/i, () => ({isRepeated: true})],
	[/^keep$/i, () => ({isKept: true})],
	[/^remove$/i, () => ({isRemoved: true})],
	[/^filled when:?\s/i, rest => fill(stageAt(rest), stage => ({stage}))],
	[/^stage:\s/i, rest => fill(stageAt(rest), stage => ({stage}))],
	[/^kind:\s/i, rest => (kinds.has(rest) ? {kind: rest as FieldKind} : undefined)],
	[/^role:\s/i, rest => fill(readRole(rest), role => ({role}))],
];
const saysOneOf = /\bone of:?\s+([^.\n]+(?:\.(?!\s|$)[^.\n]*)*)/i;

/** Reads a comment (without its marks) that holds directives and nothing else; undefined where it is guidance. */
export function readDirectives(comment: string): Directives | undefined {
	const parts = comment
		.split(/[;\n]/)
		.map(part => part.trim())
		.filter(part => part !== '');
	let all: Directives | undefined;
	for (const part of parts) {
		const [pattern, read] = directives.find(([words]) => words.test(part)) ?? [];
		const found = pattern && read?.(part.replace(pattern, '').trim());
		if (!found) {
			return undefined;
		}

		all = {...all, ...found};
	}

	return all;
}

/** The values in words such as `a, b, or c` or `a | b`; undefined for fewer than two. */
export function readOneOf(words: string): readonly string[] | undefined {
	const list = words.includes('|') ? words.split('|') : words.split(/,\s*(?:(?:or|and)\s+)?|\s+or\s+/i);
	const values = list.map(value => value.trim().replace(/^[`'"“]+|[`'"”.]+$/g, '')).filter(value => !isOpenEnd(value));
	return values.length > 1 && values.every(value => value.length <= 60) ? [...new Set(values)] : undefined;
}

/** The values that guidance in plain words offers: "Must be one of `a`, `b` or `c`." */
export function offeredValues(guidance: string): readonly string[] | undefined {
	const list = saysOneOf.exec(guidance)?.[1];
	const values = list === undefined ? undefined : readOneOf(list);
	return values?.every(value => value.split(/\s+/).length <= 3) ? values : undefined;
}

function isOpenEnd(value: string): boolean {
	return value === '' || /^(?:…|\.{3}|etc\.?)$/i.test(value);
}

function fill<Value>(value: Value | undefined, make: (value: Value) => Directives): Directives | undefined {
	return value === undefined ? undefined : make(value);
}
