/** Random templates with every construct of the template language, kept in parts so that documents can be made of them. */
import fc from 'fast-check';

/** A piece of a template, and how authors leave it in their documents. */
export type Piece = {readonly template: string; readonly filled: readonly string[]};

/** A heading with what stands under it. */
export type Chapter = {
	readonly level: number;
	readonly title: string;
	readonly style: 'atx' | 'closed' | 'setext';
	readonly pieces: readonly Piece[];
};

export type TemplatePlan = {
	/** The block at the top with its `---` lines, or an empty string. */
	readonly frontMatter: string;
	/** The first heading; undefined where the template has no title. */
	readonly title: string | undefined;
	readonly preamble: readonly Piece[];
	readonly chapters: readonly Chapter[];
	readonly end: string;
};

/** Words that stand only in parts that speak of the template itself. */
export const usageWords = 'only for users of the template';

/** Heading words of which some are alike, so that sections can be mistaken for each other. */
export const titleWords = [
	'Scope',
	'Design',
	'Risks',
	'Über uns',
	'目的',
	'Scope of work',
	'Q&A',
	'🚀 Launch',
] as const;

const labels = ['Owner', 'Status', 'Due date', 'Kind', 'Impact', 'Größe', 'Title', 'Category', 'Cost (EUR)'] as const;

/** What templates write at the place of a value, and what authors put there. */
const values: readonly Piece[] = [
	...['[hint]', '[A longer hint, e.g. this]', '{hint}', '{{hint}}', '<who it is>', '(fill me in)', '_who_', '*who*'],
	...['', 'TBD', 'TODO', '____', '...', '<!-- who -->', 'Jane Doe', '`[name]-file.md`', '[text](https://x.y)', '[^1]'],
]
	.map(template => ({template, filled: ['Ann', 'Ann and\nBen', '  two  blanks  ', '[TBD]', '', 'a | b', '`[x]`']}))
	.concat(
		['[a|b|c]', '[a/b/c]', 'a | b | c', 'A / B / C', '{a | b}', '<A | B>', '<A, B, or C>', '**A** or **B**']
			.concat('A <!-- one of: A, B, C -->', '[low|medium|high] (of 3)', 'draft # one of: draft, done')
			.map(template => ({template, filled: ['a', 'A', 'c', 'something else', '**A**', '']})),
		['[Date]', 'YYYY-MM-DD', 'DD/MM/YYYY', '{YYYY-MM-DD when decided}', '2026-01-31'].map(template => ({
			template,
			filled: ['2026-03-04', 'soon', '4 March'],
		})),
		{template: '[X% complete]', filled: ['40% complete', '100%', 'half']},
		{template: '[ ] Yes [ ] No [ ] Later', filled: ['[x] Yes [ ] No [ ] Later', '[X] Yes [x] No', 'Yes']},
		{
			template: '[hours|days|weeks] (team size: X engineers)',
			filled: ['3-4 weeks (team size: 2 engineers)', '3 months'],
		},
		{template: '[X hours/days/weeks]', filled: ['2 days', 'long']},
	);

const labelStyles: readonly ((label: string, value: string) => string)[] = [
	(label, value) => `**${label}:** ${value}`,
	(label, value) => `**${label}**: ${value}`,
	(label, value) => `__${label}:__ ${value}`,
	(label, value) => `- **${label}:** ${value}`,
	(label, value) => `* **${label}**: ${value}`,
	(label, value) => `1. **${label}:** ${value}`,
	(label, value) => `> **${label}:** ${value}`,
	(label, value) => `- ${label}: ${value}`,
	(label, value) => `${label}: ${value}`,
	(label, value) => `**${label}:**${value && `\t${value}`}`,
];

const labelPiece: fc.Arbitrary<Piece> = fc
	.tuple(fc.constantFrom(...labelStyles), fc.constantFrom(...labels), fc.constantFrom(...values))
	.map(([style, label, value]) => ({
		template: style(label, value.template),
		filled: value.filled.map(text => style(label, text)),
	}));

/** Labels without a blank line between them. */
const labelBlock: fc.Arbitrary<Piece> = fc.array(labelPiece, {minLength: 2, maxLength: 3}).map(pieces => ({
	template: pieces.map(piece => piece.template).join('\n'),
	filled: [0, 1, 2].map(index => pieces.map(piece => piece.filled[index] ?? piece.template).join('\n')),
}));

/** Everything else that stands under headings. */
const blocks: readonly Piece[] = [
	{
		template: 'Say what this is about. Who wins?',
		filled: [
			'It is about *this*.\n\n- one\n  - two\n\n1. three\n',
			'#### Own heading\n\nText.\n\n```sh\n# no heading\n- [ ] no box\n```',
			'Ends in two blanks  \nand goes on\\\nand on.',
			'    indented code\n\n\ttoo\n\nText.',
			'~~~\n## no heading\n~~~',
			'<div>\n\n## no end\n\n</div>',
		],
	},
	{template: '[What it is about]', filled: ['About this.', '[What it is about]\n\nAnd more.', '<!-- later -->']},
	{template: '{What it is about}', filled: ['About this.', '{{x}}']},
	{template: '<What it is about>', filled: ['<https://x.y>', 'About this.\n---']},
	{template: '_What it is about_', filled: ['_This_', '']},
	{template: '> What is it about?\n> Two lines.', filled: ['> Kept\n\nAbout this.', 'About this.']},
	{
		template: '<!-- What is it about? -->',
		filled: ['About this. <!-- a -->', '<!--\n## no heading\n- [ ] no box\n-->'],
	},
	{template: '<!--\nWhat is it about?\n\n- [ ] no box\n-->', filled: ['<!-- -->\n\nAbout this.', 'About this.']},
	{template: '- What?\n- Why?\n- Who?', filled: ['- What?\n\n  This.\n- Why?', '1) This.']},
	{template: 'TBD', filled: ['This.', 'N/A']},
	{template: '', filled: ['This.', '']},
	{template: '[a|b|c]', filled: ['a', 'other']},
	{template: '[Date]', filled: ['2026-03-04', '']},
	{template: '[X% complete]', filled: ['7%', '']},
	{
		template: '- [ ] First thing\n- [ ] `docs/[name].md` - second',
		filled: [
			'- [x] First thing\n- [ ] Third\n  - [ ] nested\n\n    More.\n- [X] Fourth',
			'- [ ] First thing\n\nText between.\n\n- [ ] Second',
			'- no box\n- [ ] box',
			'* [ ] star\n+ [ ] plus',
			'- [ ]\n- [ ] after an empty one',
			'',
		],
	},
	{
		template: '1. [ ] Task 1\n2. [ ] Task 2',
		filled: ['1. [x] Done\n1. [ ] Task 2', '- [ ] [Task](x)\n\n  ```\n  - [ ] no box\n  ```'],
	},
	{
		template:
			'- **Risk 1:** [Description] - **Answer:** [Strategy]\n- **Risk 2:** [Description] - **Answer:** [Strategy]',
		filled: [
			'- **Slow:** Very - **Answer:** Hurry',
			'- **Risk 1:** [Description]\n- **Risk 4:** a - **Answer:** b\n- other',
			'- **Risk 2:** x - y - **Answer:**\n\nText.\n\n- **Risk 3:** z',
		],
	},
	{
		template: '- [ ] Milestone 1: [Date] - [What]\n- [ ] Milestone 2: [Date] - [What]',
		filled: ['- [x] Milestone 1: 2026-03-04 - Done\n- [ ] Milestone 3: - x', '- [ ] Milestone 1:\n  nested'],
	},
	{template: '- Risk 1: what and why\n- Risk 2: what and why', filled: ['- Risk 1: that']},
	{
		template: '| Key | Value |\n| --- | --- |\n| **Owner** | [who] |\n| **Kind** | A / B / C |',
		filled: ['| Key | Value |\n|---|:-:|\n| **Owner** | Ann \\| Ben |\n| **Kind** | `a|b` |', '| Key |\n| - |'],
	},
	{
		template: '|  |  |\n| --- | --- |\n| Owner |  |\n| Due date | YYYY-MM-DD |',
		filled: ['|  |  |\n|--|--|\n| Owner | Ann |\n| Due date |'],
	},
	{
		template: '| Risk | Impact | Answer |\n| --- | --- | --- |\n| [risk] | High/Medium/Low | [answer] |',
		filled: ['| Risk | Impact | Answer |\n| - | - | - |\n| a | Low | b |\n| c | High |\n\nText.'],
	},
	{
		template: '| Area | Before | After |\n| --- | --- | --- |\n| Speed | | |\n| Size | | |',
		filled: ['| Area | Before | After |\n| --- | --- | --- |\n| Size | 1 | 2 |\n| Speed | 3 |  |'],
	},
	{
		template: '```yaml\n# not a heading\nowner: [who]\n- [ ] no box\n```',
		filled: ['```\n# not a heading\n**Owner:** x\n---\n```', '- a\n\n  ```\n  ## not a heading\n  ```'],
	},
	{template: '~~~md\n## not a heading\n**Owner:** [who]\n~~~', filled: ['~~~~\n~~~\n## not a heading\n~~~~']},
	{template: '[scope]: #scope', filled: ['[scope]: #scope', '']},
	{template: '<details>\n<summary>More</summary>\n\n- [ ] Inside\n\n</details>', filled: ['<details>\nx\n</details>']},
	{template: '!!! info\n    **Owner:** [who]', filled: ['!!! info\n    **Owner:** Ann']},
	{template: '---', filled: ['***', '- - -', '']},
	{template: `**Usage:** ${usageWords}`, filled: ['']},
	{template: `**Naming convention:** \`rfc-[kind]-[name].md\` ${usageWords}`, filled: ['']},
	{template: '**Approach:**\n- [ ] Ask\n- [ ] Answer', filled: ['**Approach:**\n- [x] Ask']},
	{template: '**Goals:**\n- [goal]\n- [goal]', filled: ['**Goals:**\n- fast', '**Goals:** fast\n> quoted']},
	{template: '- This is due at:\n- And ends at:', filled: ['- This is due at: noon\n- And ends at:']},
	{template: '<!-- optional; kind: text -->', filled: ['']},
];

const piece: fc.Arbitrary<Piece> = fc.oneof(
	{weight: 4, arbitrary: fc.constantFrom(...blocks)},
	{weight: 3, arbitrary: labelPiece},
	{weight: 1, arbitrary: labelBlock},
);

const pieces = fc.array(piece, {maxLength: 3});

const heading = fc.oneof(
	{weight: 6, arbitrary: fc.constantFrom(...titleWords)},
	{
		weight: 2,
		arbitrary: fc.constantFrom(
			'Chosen: [which one]',
			'Status: [open|closed]',
			'Rollout (Optional)',
			'Rollout <!-- optional -->',
			'Why *it* is `good`',
			'{Name of the option}',
			'Copyright',
			'Metadata',
			'Key Milestones',
		),
	},
);

const style = fc.constantFrom('atx', 'atx', 'atx', 'closed', 'setext');

const chapter: fc.Arbitrary<readonly Chapter[]> = fc
	.record({level: fc.constantFrom(2, 2, 3, 3, 4, 1), title: heading, style, pieces})
	.map(record => [record]);

/** Numbered sections of one shape. */
const group: fc.Arbitrary<readonly Chapter[]> = fc
	.tuple(
		fc.constantFrom('Phase 1: Begin [Time]', 'Option 1: [Name]', 'Story 1 (Optional)', 'Step A: [Name]', 'FR1'),
		fc.constantFrom(2, 3),
		pieces,
		fc.constantFrom(1, 2, 3),
	)
	.map(([title, level, own, count]) =>
		Array.from({length: count}, (_, index) => ({
			level,
			title: title.replace('1', String(index + 1)).replace(' A:', ` ${'ABC'[index]}:`),
			style: 'atx' as const,
			pieces: own,
		})),
	);

/** Headings that make their sections items of a group. */
const itemTitle = /^(?:(?:Phase|Option|Story|Step) \w\b|FR\d|\{)/;

/** Items of one group ask for the same things. */
function ofOneShape(chapters: readonly Chapter[]): readonly Chapter[] {
	const shapes = new Map<string, readonly Piece[]>();
	return chapters.map(chapter => {
		const noun = itemTitle.exec(chapter.title)?.[0].replace(/ ?[\dA-C]$/, '');
		const own = noun === undefined ? chapter.pieces : (shapes.get(noun) ?? chapter.pieces);
		shapes.set(noun ?? '', own);
		return {...chapter, pieces: own};
	});
}

const usageChapter: Chapter = {
	level: 2,
	title: 'Usage Instructions',
	style: 'atx',
	pieces: [{template: `1. Copy this, ${usageWords}\n2. Name it \`rfc-[kind]-[brief-name].md\``, filled: ['']}],
};

const frontMatterLines = [
	'status: active',
	'status: draft # one of: draft, review, done',
	'status: a|b|c',
	'last_updated: 2026-01-31',
	'category: template',
	'title: "Quoted: title"',
	"owner: 'It''s me'",
	'owner:',
	'owner: ~',
	'tags: []',
	'tags: [a, "b, c"]',
	'tags:\n  - a\n  - b # last',
	'reviewers:\n- "@ann"\n- TBD',
	'stage:\n  alpha: "v1"\n  beta: TBD',
	'stage: {alpha: 1, beta: 2}',
	'summary: >\n  two\n  lines',
	'# owner: out of use',
	'created: (fill me in with the date, YYYY-MM-DD)',
	'is_done: false',
	'number: 007',
	'"quoted key": x',
	'',
] as const;

const frontMatter = fc
	.uniqueArray(fc.constantFrom(...frontMatterLines), {
		maxLength: 5,
		selector: line => line.split(':', 1)[0],
	})
	.map(lines => (lines.length === 0 ? '' : `---\n${lines.join('\n')}\n---\n`));

/** A template in parts. */
export const anyTemplate: fc.Arbitrary<TemplatePlan> = fc.record({
	frontMatter,
	title: fc.constantFrom(undefined, 'The Template', 'RFC-0000: [Title]', '[Title]', 'Enhancement: {name}', 'Title'),
	preamble: fc.array(piece, {maxLength: 2}),
	chapters: fc
		.array(fc.oneof({weight: 5, arbitrary: chapter}, {weight: 2, arbitrary: group}, fc.constant([usageChapter])), {
			minLength: 1,
			maxLength: 4,
		})
		.map(list => ofOneShape(list.flat())),
	end: fc.constantFrom('', '', '\n---\n\n**Template Version:** 1.0\n', '\n[scope]: #scope\n', '\n---\n'),
});

/** A heading line, or two lines, as it is written. */
export function headingText(level: number, title: string, headingStyle: Chapter['style']): string {
	if (headingStyle === 'setext' && level < 3) {
		return `${title}\n${(level === 1 ? '=' : '-').repeat(5)}`;
	}

	const marks = '#'.repeat(level);
	return `${marks} ${title}${headingStyle === 'closed' ? ` ${marks}` : ''}`;
}

/** The text of a template. */
export function templateText(plan: TemplatePlan): string {
	const parts = [
		...(plan.title === undefined ? [] : [`# ${plan.title}`]),
		...plan.preamble.map(({template}) => template),
		...plan.chapters.flatMap(({level, title, style: headingStyle, pieces: own}) => [
			headingText(level, title, headingStyle),
			...own.map(({template}) => template),
		]),
	];
	return `${plan.frontMatter}${parts.filter(Boolean).join('\n\n')}\n${plan.end}`;
}
