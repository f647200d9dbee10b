/** Random documents as people leave them: made from a template, filled in, rearranged and saved by all kinds of editors. */
import fc from 'fast-check';
import {type Chapter, headingText, type Piece, type TemplatePlan, titleWords} from './any-template.js';

/** What an author did to the parts of a template; each number picks one of several ways. */
export type Changes = {
	readonly frontMatter: number;
	readonly title: number;
	readonly pieces: readonly number[];
	readonly chapters: readonly number[];
	readonly glue: number;
	readonly saved: number;
};

/** Everything at 0 is a document as the template has it. */
export const anyChanges: fc.Arbitrary<Changes> = fc.record({
	frontMatter: fc.nat(11),
	title: fc.nat(5),
	pieces: fc.array(fc.nat(11), {maxLength: 12}),
	chapters: fc.array(fc.nat(15), {maxLength: 6}),
	glue: fc.nat(5),
	saved: fc.nat(11),
});

const extraChapter: Chapter = {
	level: 2,
	title: 'My own section',
	style: 'atx',
	pieces: [
		{
			template: 'Own words, **Owner:** not a label.\n\n**Own label:** x\n\n- [ ] own box\n\n```\n# own code\n```',
			filled: [],
		},
	],
};

/** What an author does with one section of a template. */
const chapterChanges: readonly ((chapter: Chapter) => readonly Chapter[])[] = [
	chapter => [chapter],
	chapter => [chapter],
	chapter => [chapter],
	chapter => [chapter],
	() => [],
	chapter => [{...chapter, title: 'Renamed by its author'}],
	chapter => [{...chapter, title: `${chapter.title}!`}],
	chapter => [chapter, chapter],
	chapter => [{...extraChapter, title: chapter.title, level: 3}, chapter],
	chapter => [chapter, {...extraChapter, level: chapter.level + 1, title: titleWords[0]}],
	chapter => [extraChapter, chapter],
	chapter => [{...chapter, style: chapter.style === 'setext' ? 'atx' : 'setext'}],
	chapter => [{...chapter, level: Math.min(chapter.level + 1, 6)}],
	chapter => [{...chapter, level: Math.max(chapter.level - 1, 1)}],
	chapter => [{...chapter, pieces: chapter.pieces.toReversed()}],
	chapter => [{...chapter, pieces: [...chapter.pieces, ...chapter.pieces]}],
];

/** What an author does with the front matter. */
const frontMatterChanges: readonly ((text: string) => string)[] = [
	text => text,
	text => text,
	() => '',
	text => text.replace(/: .*$/gm, ': filled # comment'),
	text => text.replace(/: (.*)$/gm, ': "$1"').replace(/"+/g, '"'),
	text => text.replace('---\n', '---\n# a comment\nunknown_key:   kept  # too\n'),
	text => text.replace(/^(\w+): .*$/m, "$1: 'it''s filled'"),
	text => text.replace(/: .*$/m, ': "not closed'),
	text => text.replace(/\n---\n$/, '\n'),
	text => text.replace(/\n---\n$/, '\n...\n'),
	text => (text === '' ? '---\n---\n' : text.replace(/^(\w+:.*)$/m, '$1\n$1')),
	text => text.replace(/^(\w+): (.*)$/m, '$1 :\t$2  '),
];

const titleChanges: readonly ((title: string) => string)[] = [
	title => `# ${title}`,
	title => `# ${title.replace(/[[{].*[\]}]/, 'Faster *starts* for #1')}`,
	title => `# ${title.replace(/[[{].*[\]}]/, 'Faster')} ##`,
	title => `${title}\n===`,
	() => '',
	title => `# ${title}\n\n# Another of the first level`,
];

/** How the file was saved. */
const saved: readonly ((text: string) => string)[] = [
	text => text,
	text => text,
	text => text,
	text => text.replaceAll('\n', '\r\n'),
	text => `\uFEFF${text.replaceAll('\n', '\r\n')}`,
	text => `\uFEFF${text}`,
	text => text.trimEnd(),
	text => text.trimEnd().replaceAll('\n', '\r\n'),
	text => text.replace(/\n(.*)\n/g, '\r\n$1\n'),
	text => text.replace(/(\S)$/gm, '$1  '),
	text => text.replace(/^ {2,4}/gm, '\t'),
	text => `${text}\n\n  \n`,
];

/** How much stands between two parts. */
const glues = ['\n\n', '\n\n', '\n\n', '\n', '\n\n\n', '\n \n'] as const;

/** The text of a document that an author made from a template. */
export function documentText(plan: TemplatePlan, changes: Changes): string {
	let next = 0;
	const pieceText = ({template, filled}: Piece): string => {
		const change = changes.pieces[next++] ?? 0;
		return change === 0 ? template : change === 1 ? '' : (filled[change % filled.length] ?? template);
	};

	const chapters = plan.chapters.flatMap((chapter, index) => {
		const change = chapterChanges[changes.chapters[index] ?? 0];
		return change ? change(chapter) : [chapter];
	});
	const isTurned = changes.chapters.length > 4;
	const body = (isTurned ? chapters.toReversed() : chapters).flatMap(({level, title, style, pieces}) => [
		headingText(level, title, style),
		...pieces.map(pieceText),
	]);
	const title = plan.title === undefined ? '' : (titleChanges[changes.title]?.(plan.title) ?? '');
	const parts = [title, ...plan.preamble.map(pieceText), ...body, plan.end.trim()];
	const text = `${parts.filter(Boolean).join(glues[changes.glue] ?? '\n\n')}\n`;
	const frontMatter = frontMatterChanges[changes.frontMatter]?.(plan.frontMatter) ?? '';
	return saved[changes.saved]?.(frontMatter + text) ?? text;
}
