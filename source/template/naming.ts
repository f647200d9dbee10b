import type {DocumentFormat} from '../document/markdown.js';

/** How the proposals of a template are named, and where they lie. */
export type Naming = {
	/** The file name with slots in brackets: `enhancement-[category]-[brief-name].md`. */
	readonly pattern: string;
	/** The kind of document that the pattern names, capitalised for the title: `Enhancement`. Undefined where it names none. */
	readonly kind: string | undefined;
	/** The folder, relative to the root, with forward slashes and none at the end. */
	readonly folder: string;
};

const yamlName = /\.ya?ml$/i;
const codeSpan = /`([^`\n]+)`/g;
const filePattern = /^[^/]*\.(?:md|markdown)$/i;
const folderPath = /^(?:(?!\.\.?\/)[\w.-]+\/)+$/;
const briefNameSlot = /\[(?:brief[- ]?name|short[- ]?name|name|slug|title|brief[- ]?title)\]/i;

/** How the documents of a template are read: those of a template such as `kep.yaml` are YAML as a whole. */
export function formatOf(name: string): DocumentFormat {
	return yamlName.test(name) ? 'yaml' : 'markdown';
}

/** Finds the naming convention and the folder in the words of a template's usage block; else both follow the template's name. */
export function readNaming(usage: string, templateName: string): Naming {
	const name = templateName.replace(yamlName, '');
	const extension = yamlName.exec(templateName)?.[0] ?? '.md';
	const spans = [...usage.matchAll(codeSpan)].map(match => match[1] ?? '');
	const pattern = spans.find(span => filePattern.test(span) && briefNameSlot.test(span));
	const folder = spans.find(span => folderPath.test(span))?.replace(/\/$/, '') ?? `docs/${name}`;
	if (!pattern) {
		return {pattern: `${name}-[brief-name]${extension}`, kind: undefined, folder};
	}

	const kind = /^([\p{L}]+)-\[/u.exec(pattern)?.[1];
	return {pattern, kind: kind && kind.charAt(0).toUpperCase() + kind.slice(1), folder};
}

/** The slots of a naming pattern other than the brief name, in order: `category`. */
export function namingSlots(naming: Naming): readonly string[] {
	return [...naming.pattern.matchAll(/\[([^\]]+)\]/g)]
		.map(match => match[1] ?? '')
		.filter(slot => !briefNameSlot.test(`[${slot}]`));
}

/** The file name for a brief name and the values of the other slots (all of them slugs already). */
export function fileName(naming: Naming, briefName: string, slots: ReadonlyMap<string, string>): string {
	return naming.pattern.replace(/\[([^\]]+)\]/g, (slot, name: string) =>
		briefNameSlot.test(slot) ? briefName : (slots.get(name) ?? ''),
	);
}

/** The brief name in a file's name; undefined where the name does not follow the pattern. Each other slot holds one word. Linear. */
export function briefNameIn(naming: Naming, name: string): string | undefined {
	const parts = naming.pattern.split(/(\[[^\]]+\])/);
	const briefIndex = parts.findIndex(part => briefNameSlot.test(part));
	const after = parts.slice(briefIndex + 1).join('');
	let from = 0;
	for (const [index, part] of parts.slice(0, briefIndex).entries()) {
		const isSlot = part.startsWith('[');
		const next = isSlot ? name.indexOf(parts[index + 1] || '-', from + 1) : from + part.length;
		if (next === -1 || (!isSlot && !name.startsWith(part, from))) {
			return undefined;
		}

		from = next;
	}

	const to = name.length - after.length;
	return briefIndex !== -1 && !after.includes('[') && name.endsWith(after) && to > from
		? name.slice(from, to)
		: undefined;
}

/** The pattern as a regular expression over file names; the first group of each slot holds its value. */
export function fileNameMatcher(naming: Naming): RegExp {
	const source = naming.pattern
		.split(/(\[[^\]]+\])/)
		.map(part => (part.startsWith('[') ? '([\\p{L}\\p{N}-]+?)' : part.replace(/[.*+?^${}()|\\]/g, '\\$&')))
		.join('');
	return new RegExp(`^${source}$`, 'u');
}
