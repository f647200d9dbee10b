import fs from 'node:fs';
import path from 'node:path';
import process from 'node:process';
import test, {type ExecutionContext} from 'ava';
import fc from 'fast-check';
import type {DraftState} from '../../source/proposal/draft.js';
import type {DraftListener, Drafts, DraftWriter} from '../../source/store/drafts.js';
import {emptyState, filesIn, root, sampleDraft, summary, temporaryDrafts, typed} from '../helpers/draft-fixture.js';

const id = 'abcdef123456';

test('a new draft is listed and can be read', async t => {
	const {folder, drafts} = temporaryDrafts(t);
	const draft = sampleDraft({target: {path: 'docs/enhancements/a.md', hash: 'beef'}});
	t.deepEqual(await drafts.create(draft), {kind: 'created'});
	t.deepEqual(drafts.load(id), {kind: 'loaded', draft, damaged: []});
	const list = drafts.list(root);
	t.deepEqual(list, {
		drafts: [
			{
				id,
				summary,
				template: 'enhancement',
				target: 'docs/enhancements/a.md',
				createdAt: draft.createdAt,
				updatedAt: draft.updatedAt,
				path: path.join(folder, filesIn(folder)[0] ?? ''),
			},
		],
		damaged: [],
	});
});

test('drafts are listed for their root only, the last changed one first', async t => {
	const {drafts} = temporaryDrafts(t);
	await drafts.create(sampleDraft({id: 'older-1', updatedAt: '2026-01-06T09:00:00.000Z'}));
	await drafts.create(sampleDraft({id: 'newest', updatedAt: '2026-01-08T09:00:00.000Z'}));
	await drafts.create(sampleDraft({id: 'older-2', updatedAt: '2026-01-07T09:00:00.000Z'}));
	await drafts.create(sampleDraft({id: 'elsewhere', root: '/repositories/other'}));
	t.deepEqual(ids(drafts), ['newest', 'older-2', 'older-1']);
	t.deepEqual(drafts.list('/repositories/none'), {drafts: [], damaged: []});
});

test('drafts are readable JSON that only their owner can read', async t => {
	const {folder, drafts} = temporaryDrafts(t);
	await drafts.create(sampleDraft());
	const file = snapshotIn(folder);
	t.like(JSON.parse(fs.readFileSync(file, 'utf8')), {schemaVersion: 1, snapshot: {generation: 1, draft: {id}}});
	t.is(fs.statSync(file).mode & 0o777, 0o600);
	t.is(fs.statSync(path.dirname(file)).mode & 0o777, 0o700);
	t.is(fs.statSync(folder).mode & 0o777, 0o700);
	const writer = await opened(t, drafts);
	writer.record(typed('a'), summary);
	t.is(fs.statSync(path.join(path.dirname(file), journalsIn(folder)[0] ?? '')).mode & 0o777, 0o600);
	writer.close();
});

test('an id that is not safe as a file name names no draft', async t => {
	const {drafts} = temporaryDrafts(t);
	await drafts.create(sampleDraft());
	for (const name of ['../abcdef', 'ABCDEF', 'abc', 'abcdef.prev', '']) t.is(drafts.load(name).kind, 'missing');
	await t.throwsAsync(drafts.create(sampleDraft({id: '../abcdef'})), {instanceOf: RangeError});
});

test('a draft is not created over another one', async t => {
	const {drafts} = temporaryDrafts(t);
	await drafts.create(sampleDraft());
	t.like(await drafts.create(sampleDraft({state: typed('other')})), {kind: 'failed', code: 'EEXIST'});
	t.is(text(drafts), '');
});

test('what is recorded is on the disk at once, before any snapshot', async t => {
	const {drafts} = temporaryDrafts(t);
	await drafts.create(sampleDraft());
	const writer = await opened(t, drafts);
	const state: DraftState = {...typed('Faster'), pending: {risk: 'hgih'}, later: ['effort'], briefName: 'faster'};
	writer.record(typed('Fast'), summary);
	writer.record(state, {...summary, filled: 4});
	const expected = {state, summary: {...summary, filled: 4}, updatedAt: '2026-01-08T10:00:00.000Z'};
	t.like(drafts.load(id), {kind: 'loaded', draft: expected});
	t.like(drafts.list(root).drafts[0], {summary: expected.summary, updatedAt: expected.updatedAt});
	writer.close();
	t.like(drafts.load(id), {kind: 'loaded', draft: expected});
});

test('a letter in a long text costs a short line', async t => {
	const {folder, drafts} = temporaryDrafts(t);
	const long = 'All work and no play. '.repeat(4600);
	await drafts.create(sampleDraft({state: typed(long)}));
	const writer = await opened(t, drafts);
	writer.record(typed(`${long}a`), summary);
	const size = () => fs.statSync(path.join(path.dirname(snapshotIn(folder)), journalsIn(folder)[0] ?? '')).size;
	const before = size();
	writer.record(typed(`${long}ab`), summary);
	t.true(size() - before < 150);
	writer.close();
});

test('a snapshot follows when typing pauses, and after ten seconds without a pause', async t => {
	const {folder, drafts, timers} = temporaryDrafts(t);
	await drafts.create(sampleDraft());
	const writer = await opened(t, drafts);
	writer.record(typed('a'), summary);
	writer.record(typed('ab'), summary);
	t.deepEqual(timers.waiting.map(({milliseconds}) => milliseconds).sort(), [1000, 10_000]);
	timers.run(1000);
	t.is(snapshotText(folder), 'ab');
	t.deepEqual(timers.waiting, []);
	writer.record(typed('abc'), summary);
	timers.run(10_000);
	t.is(snapshotText(folder), 'abc');
	t.deepEqual(timers.waiting, []);
	writer.close();
});

test('the last two generations are kept, and the journals that lead from the one to the other', async t => {
	const {folder, drafts} = temporaryDrafts(t);
	await drafts.create(sampleDraft());
	const writer = await opened(t, drafts);
	for (const letters of ['a', 'ab', 'abc', 'abcd']) {
		writer.record(typed(letters), summary);
		t.is(writer.flush().kind, 'saved');
	}
	writer.record(typed('abcde'), summary);
	t.deepEqual(namesIn(folder), [`${id}.5.journal`, `${id}.6.journal`, `${id}.json`, `${id}.lock`, `${id}.prev.json`]);
	writer.close();
	t.deepEqual(journalsIn(folder).length, 1);
});

test('a draft of an existing file keeps the text that it was made from and what it was before a merge', async t => {
	const {drafts} = temporaryDrafts(t);
	const state = {...typed('a'), base: 'old'};
	await drafts.create(sampleDraft({target: {path: 'docs/a.md', hash: 'beef'}, state}));
	const writer = await opened(t, drafts);
	const merged = {...typed('ab'), base: 'new', unmerged: {text: 'a', base: 'old'}};
	writer.record(merged, summary);
	t.deepEqual(stateOf(drafts), merged);
	writer.close();
	t.deepEqual(stateOf(drafts), merged);
});

test('a draft goes over to another template with its state, or with nothing', async t => {
	const {drafts} = temporaryDrafts(t);
	const first = sampleDraft({state: typed('a')});
	await drafts.create(first);
	const writer = await opened(t, drafts);
	writer.record(typed('ab'), summary);
	const template = {name: 'enhancement', hash: 'cafe', text: '# New: [Title]\n'};
	const other = {template: first.template, state: typed('ab')};
	t.is(writer.replace({template, other, state: typed('AB'), summary}).kind, 'saved');
	writer.record(typed('ABC'), summary);
	const loaded = drafts.load(id);
	t.true(loaded.kind === 'loaded');
	if (loaded.kind === 'loaded') {
		t.deepEqual([loaded.draft.template, loaded.draft.other, loaded.draft.state], [template, other, typed('ABC')]);
	}
});

test('while a draft that went over to another template is not saved, the old one is what is read', async t => {
	const {folder, drafts, timers} = temporaryDrafts(t);
	await drafts.create(sampleDraft({state: typed('a')}));
	const writer = await opened(t, drafts);
	const place = path.dirname(snapshotIn(folder));
	const template = {name: 'enhancement', hash: 'cafe', text: '# New: [Title]\n'};
	fs.renameSync(place, `${place}-away`);
	fs.writeFileSync(place, 'not a folder');
	t.is(writer.replace({template, state: typed('A'), summary}).kind, 'failed');
	writer.record(typed('AB'), summary);
	fs.rmSync(place);
	fs.renameSync(`${place}-away`, place);
	t.deepEqual(stateOf(drafts), typed('a'));
	timers.run(10_000);
	t.deepEqual(stateOf(drafts), typed('AB'));
});

test('a writer tells when something is saved, and does nothing after it is closed', async t => {
	const {folder, drafts} = temporaryDrafts(t);
	await drafts.create(sampleDraft());
	const times: string[] = [];
	const writer = await opened(t, drafts, {onSaved: time => times.push(time), onError: () => t.fail()});
	writer.record(emptyState, summary);
	t.deepEqual(times, []);
	writer.record(typed('a'), summary);
	t.deepEqual(times, ['2026-01-08T10:00:00.000Z']);
	t.deepEqual(writer.close(), {kind: 'saved', time: '2026-01-08T10:00:00.000Z'});
	const after = namesIn(folder);
	writer.record(typed('ab'), summary);
	writer.close();
	t.deepEqual(namesIn(folder), after);
	t.is(text(drafts), 'a');
});

test('a draft that is opened and closed is not written', async t => {
	const {folder, drafts} = temporaryDrafts(t);
	await drafts.create(sampleDraft());
	const before = fs.readFileSync(snapshotIn(folder));
	const writer = await opened(t, drafts);
	writer.close();
	t.deepEqual(fs.readFileSync(snapshotIn(folder)), before);
	t.deepEqual(namesIn(folder), [`${id}.json`]);
});

test('a draft whose writer never closed goes on where it was', async t => {
	const {folder, drafts} = temporaryDrafts(t);
	await drafts.create(sampleDraft());
	for (const letters of ['a', 'ab', 'abc']) {
		const writer = await opened(t, drafts);
		t.is(writer.draft.state.text, letters.slice(0, -1));
		writer.record(typed(letters), summary);
		fs.unlinkSync(lockIn(folder));
	}
	t.is(text(drafts), 'abc');
	t.is(snapshotText(folder), '');
});

test('a discarded draft leaves the list with all its files and comes back whole', async t => {
	const {drafts} = temporaryDrafts(t);
	await drafts.create(sampleDraft());
	const writer = await opened(t, drafts);
	writer.record(typed('a'), summary);
	t.is(drafts.discard(id).kind, 'held');
	writer.close();
	t.deepEqual(drafts.discard(id), {kind: 'done'});
	t.deepEqual(ids(drafts), []);
	t.is(drafts.load(id).kind, 'missing');
	t.deepEqual(drafts.restore(id), {kind: 'done'});
	t.is(text(drafts), 'a');
	t.is(drafts.restore(id).kind, 'missing');
});

test('a removed draft leaves nothing behind', async t => {
	const {folder, drafts} = temporaryDrafts(t);
	await drafts.create(sampleDraft());
	const writer = await opened(t, drafts);
	writer.record(typed('a'), summary);
	writer.flush();
	writer.record(typed('ab'), summary);
	t.is(drafts.remove(id).kind, 'held');
	writer.close();
	t.deepEqual(drafts.remove(id), {kind: 'done'});
	t.deepEqual(filesIn(folder), []);
	t.is(drafts.remove(id).kind, 'missing');
});

test('temporary files that are older than a minute are swept when a draft is opened', async t => {
	const {folder, drafts} = temporaryDrafts(t);
	await drafts.create(sampleDraft());
	const temporary = (name: string, time: string) => {
		const file = path.join(path.dirname(snapshotIn(folder)), name);
		fs.writeFileSync(file, '');
		fs.utimesSync(file, new Date(time), new Date(time));
	};
	temporary(`${id}.json.tmp-1767866400abcdef`, '2026-01-08T09:58:00Z');
	temporary(`${id}.json.tmp-1767866401abcdef`, '2026-01-08T09:59:30Z');
	const writer = await opened(t, drafts);
	writer.close();
	t.deepEqual(namesIn(folder), [`${id}.json`, `${id}.json.tmp-1767866401abcdef`]);
});

test.serial('in a snap package a draft is saved by renaming too, and the environment stays as it was', async t => {
	const {folder, drafts} = temporaryDrafts(t);
	process.env.SNAP = '/snap/enhance/1';
	try {
		await drafts.create(sampleDraft());
		const before = fs.statSync(snapshotIn(folder)).ino;
		const writer = await opened(t, drafts);
		writer.record(typed('a'), summary);
		writer.close();
		t.not(fs.statSync(snapshotIn(folder)).ino, before);
		t.is(process.env.SNAP, '/snap/enhance/1');
	} finally {
		delete process.env.SNAP;
	}
});

test('a journal that is cut at any byte gives the state after some of the changes, and more of it more of them', async t => {
	const {folder, drafts} = temporaryDrafts(t);
	const anyState = fc.record({
		text: fc.string({unit: 'grapheme', maxLength: 30}),
		pending: fc.dictionary(fc.constantFrom('risk', '__proto__', 'title'), fc.string({maxLength: 5})),
	});
	let runs = 0;
	await fc.assert(
		fc.asyncProperty(fc.array(anyState, {minLength: 1, maxLength: 6}), async changes => {
			const name = `draft-${runs++}`;
			await drafts.create(sampleDraft({id: name}));
			const writer = await opened(t, drafts, {}, name);
			const states = [emptyState, ...changes.map(change => ({...emptyState, ...change}))];
			for (const state of states) writer.record(state, summary);
			const journal = path.join(path.dirname(snapshotIn(folder, name)), `${name}.2.journal`);
			const bytes = fs.existsSync(journal) ? fs.readFileSync(journal) : Buffer.alloc(0);
			let reached = 0;
			for (let length = 0; length <= bytes.length; length++) {
				fs.writeFileSync(journal, bytes.subarray(0, length));
				const loaded = drafts.load(name);
				const found = loaded.kind === 'loaded' ? JSON.stringify(sorted(loaded.draft.state)) : '';
				while (reached < states.length && JSON.stringify(sorted(states[reached])) !== found) reached++;
				if (reached === states.length) throw new Error(`No such state after ${length} bytes: ${found}`);
			}
			t.deepEqual(sorted(states[reached]), sorted(states.at(-1)));
			writer.close();
		}),
		{numRuns: 8},
	);
});

function sorted(state: DraftState | undefined): unknown {
	return {...state, pending: Object.entries(state?.pending ?? {}).sort()};
}

async function opened(
	t: ExecutionContext,
	drafts: Drafts,
	listener: DraftListener = {},
	name = id,
): Promise<DraftWriter> {
	const opening = await drafts.open({id: name}, listener);
	if (opening.kind === 'opened') return opening.writer;
	return t.fail(opening.message) as never;
}

function ids(drafts: Drafts): string[] {
	return drafts.list(root).drafts.map(draft => draft.id);
}

function text(drafts: Drafts): string | undefined {
	const loaded = drafts.load(id);
	return loaded.kind === 'loaded' ? loaded.draft.state.text : undefined;
}

function stateOf(drafts: Drafts): DraftState | undefined {
	const loaded = drafts.load(id);
	return loaded.kind === 'loaded' ? loaded.draft.state : undefined;
}

function snapshotIn(folder: string, name = id): string {
	return path.join(folder, filesIn(folder).find(file => path.basename(file) === `${name}.json`) ?? '');
}

function lockIn(folder: string): string {
	return path.join(path.dirname(snapshotIn(folder)), `${id}.lock`);
}

function snapshotText(folder: string): string {
	return JSON.parse(fs.readFileSync(snapshotIn(folder), 'utf8')).snapshot.draft.state.text;
}

function namesIn(folder: string): string[] {
	return filesIn(folder).map(file => path.basename(file));
}

function journalsIn(folder: string): string[] {
	return namesIn(folder).filter(name => name.endsWith('.journal'));
}
