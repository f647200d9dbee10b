import test from 'ava';
import {reduceWizard} from '../../../source/ui/screens/wizard/wizard-reducer.js';
import {begin, say, storyOf} from '../../helpers/plain-driver.js';
import {readProjectFile} from '../../helpers/seed.js';
import {fieldIds, openFile, openWizard, rawOf, textOf} from '../../helpers/wizard-driver.js';

const base = readProjectFile('test/fixtures/proposal-minimal.md');
const withBoth = (problem: string, impact: string) =>
	base
		.replace('[Clear description of the current limitation or gap]', problem)
		.replace('[quantifiable impact - e.g., "40% improvement in response quality"]', impact);

const inConflict = () =>
	reduceWizard(openFile(base, {field: fieldIds.problem, text: withBoth('Mine.', 'Less')}), {
		type: 'found',
		text: withBoth('Theirs.', 'More'),
	});

test('conflicts are asked one by one, and the last answer puts the merged document in place', t => {
	const ways = '1 keeps mine, 2 takes theirs. /back decides later: the draft keeps both. /show tells the two again.';
	const story = storyOf(inConflict(), ['what?', '/write', '1', '2']);
	t.is(
		story.slice(0, story.indexOf('Hint:')),
		`> what?
${ways}
> /write
${ways}
> 1

Changed on both sides: Problem Statement, 2 of 2.
1. Mine:
Mine.
2. Theirs, on the disk:
Theirs.
${ways}
> 2
What was changed on disk is merged in; /write writes it.

Problem Statement, text, several lines. Section 2 of 13, Current State Analysis, 1 of 7.
`,
	);
	const {state} = say(begin(inConflict()), ['1', 'theirs']);
	t.deepEqual([rawOf(state, fieldIds.impact), rawOf(state, fieldIds.problem)], ['Less', 'Theirs.']);
});

test('a conflict can be left for later, and the document stays as it was', t => {
	const {state} = say(begin(inConflict()), ['1', '/back']);
	t.deepEqual([state.view, state.decision, textOf(state)], ['field', undefined, withBoth('Mine.', 'Less')]);
});

test('a file that changed while it is written is asked about at once', t => {
	const wizard = openFile(base, {field: fieldIds.problem, text: withBoth('Mine.', 'Less')});
	const {text, state} = say({...begin(wizard), text: ''}, ['/write'], request =>
		request.kind === 'write' ? {type: 'found', text: withBoth('Theirs.', 'Less')} : undefined,
	);
	t.regex(
		text,
		/^> \/write\nNot written: the file was changed on the disk meanwhile\.\n\nChanged on both sides: Problem/,
	);
	t.is(state.exit, undefined);
});

test('of an existing file the document tells what changes, and the review how much', t => {
	const wizard = openFile(base, {field: fieldIds.problem, text: withBoth('Slow.', 'Less')});
	const story = storyOf(wizard, ['/document', '/review', '/name faster']);
	t.regex(story, /^> \/document\n--- a\/docs\/enhancements\/faster\.md\n\+\+\+ b\/docs\/enhancements\/faster\.md\n@@ /);
	t.true(story.includes('\n+Slow.\n'));
	t.is(
		story.slice(story.indexOf('File: ')),
		`File: docs/enhancements/faster.md
2 fields differ from the file.
/write writes the file, /document tells what changes, /missing goes to what is missing, /back to the field. A number opens a section.
> /name faster
A file that is there already keeps its name: docs/enhancements/faster.md.
`,
	);
});

test('texts that are left over are told in the review, and writing without them takes a second word', t => {
	const text = textOf(openWizard())
		.replaceAll('[Brief, descriptive title]', 'Faster')
		.replace(/(\*\*(?:Category|Priority|Technical Risk):\*\*) \[[^|\]]*\|([^|\]]*)[^\]]*\]/g, '$1 $2');
	const wizard = openWizard({text, leftOver: [{label: 'Owner', text: 'Ann,\nor Ben'}]});
	const story = storyOf(wizard, ['/review', '/template']);
	t.is(
		story.slice(story.indexOf('Left over')),
		`Left over: Owner:
Ann,
or Ben
The template has no place for that any more: it is not in the file.
File: ${story.match(/File: (.*)/)?.[1]}
Nothing required is missing.
/write writes the file, /name chooses its name, /document reads it, /missing goes to what is missing, /back to the field. A number opens a section.
> /template
There is no other template: this is the one that the draft was begun with.
`,
	);
	const once = say({...begin(wizard), text: ''}, ['/write']);
	t.is(once.text, '> /write\n1 text that is left over is not in the file. /write again writes without.\n');
	const asked: string[] = [];
	say(once, ['/write'], ({kind}) => {
		asked.push(kind);
		return undefined;
	});
	t.deepEqual(asked, ['write']);
});
