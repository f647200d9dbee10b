/** The statuses that a repository gives itself in its settings. */
import type {StatusRule} from '../template/form.js';
import {type Meaning, type Stage, statusKey} from '../template/vocabulary.js';
import {usualCycle} from './life-cycle.js';

const stages: readonly Stage[] = ['authoring', 'approval', 'tracking', 'review'];
const wanted = 'a list of names, or an object with a rule for each';

/**
 * Reads `statuses` of `.enhance.json`. The short form is a list of names in their order:
 *
 *     "statuses": ["idea", "in-review", "accepted", "shipped", "dropped"]
 *
 * Names that the product knows in some spelling (`accepted`, `implemented`, `replaced` …) mean what its own statuses
 * mean: what a move writes, and which sections are open. Where each name is another one of these, the product's moves
 * hold between them; else each status may become each other one.
 *
 * The long form is an object with a rule for each name, all parts of which may be left out: `as` is the status of the
 * product that it stands for, `to` the statuses that it may become, `open` the stages whose sections are due, and `final`
 * whether nothing more is expected:
 *
 *     "statuses": {
 *         "idea": {"to": ["decided", "dropped"]},
 *         "decided": {"as": "approved", "to": ["live", "idea"]},
 *         "live": {"as": "completed", "final": true},
 *         "dropped": {"as": "rejected", "to": ["idea"]}
 *     }
 *
 * Returns the rules in their order, or what is wrong as the end of a sentence about `statuses`.
 */
export function readStatuses(value: unknown): readonly StatusRule[] | string {
	if (Array.isArray(value)) {
		const isNames = value.every((name): name is string => typeof name === 'string');
		const rules = isNames ? value.map(name => ({name})) : [];
		return isNames ? (problemWithNames(value) ?? rules) : `has to be ${wanted}`;
	}

	if (typeof value !== 'object' || value === null) {
		return `has to be ${wanted}`;
	}

	const entries = Object.entries(value);
	const names = entries.map(([name]) => name);
	const rules = entries.map(([name, rule]) => readRule(name, rule, names));
	const wrong = rules.find(rule => typeof rule === 'string');
	const problem = problemWithNames(names) ?? (wrong && `has a wrong rule for ${wrong}`);
	return problem ?? rules.filter(rule => typeof rule !== 'string');
}

function problemWithNames(names: readonly string[]): string | undefined {
	if (names.length < 2) {
		return 'needs two statuses at least';
	}

	const odd = names.find(name => !/^\p{L}[\p{L}\p{N} _-]{0,39}$/u.test(name) || name !== name.trim());
	if (odd !== undefined) {
		return `holds ${JSON.stringify(odd)}: a status begins with a letter, and has letters, digits, blanks and hyphens only`;
	}

	const keys = names.map(statusKey);
	const twice = names.find((_, index) => keys.indexOf(keys[index] ?? '') !== index);
	return twice === undefined ? undefined : `holds "${twice}" twice`;
}

function readRule(name: string, value: unknown, names: readonly string[]): StatusRule | string {
	if (typeof value !== 'object' || value === null || Array.isArray(value)) {
		return `"${name}": it has to be an object, such as {"to": ["${names.find(other => other !== name) ?? name}"]}`;
	}

	const {as, to, open, final, ...others} = value as Record<string, unknown>;
	const [other] = Object.keys(others);
	const meanings = usualCycle.flatMap(({means}) => means ?? []);
	if (other !== undefined) {
		return `"${name}": "${other}" is not known, a rule takes "as", "to", "open" and "final"`;
	}

	if (as !== undefined && !isOneOf(as, meanings)) {
		return `"${name}": "as" has to be one of ${meanings.join(', ')}`;
	}

	if (to !== undefined && !isListOf(to, names)) {
		return `"${name}": "to" has to be a list of statuses that there are: ${names.join(', ')}`;
	}

	if (open !== undefined && !isListOf(open, stages)) {
		return `"${name}": "open" has to be a list of ${stages.join(', ')}`;
	}

	if (final !== undefined && typeof final !== 'boolean') {
		return `"${name}": "final" has to be true or false`;
	}

	return {
		name,
		...(as === undefined ? {} : {as: as satisfies Meaning}),
		...(to === undefined ? {} : {to}),
		...(open === undefined ? {} : {open}),
		...(final === undefined ? {} : {final}),
	};
}

function isOneOf<Word extends string>(value: unknown, words: readonly Word[]): value is Word {
	return words.some(word => word === value);
}

function isListOf<Word extends string>(value: unknown, words: readonly Word[]): value is readonly Word[] {
	return Array.isArray(value) && value.every(item => isOneOf(item, words));
}
