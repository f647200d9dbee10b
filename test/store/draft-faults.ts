/** What a draft survives: damaged files, a full disk, other windows, kill -9. */
import {spawn} from 'node:child_process';
import {once} from 'node:events';
import fs from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import process from 'node:process';
import {fileURLToPath} from 'node:url';
import test, {type ExecutionContext} from 'ava';
import {sha256} from '../../source/store/disk.js';
import type {DraftListener, Drafts, DraftWriter} from '../../source/store/drafts.js';
import {filesIn, root, sampleDraft, summary, temporaryDrafts, typed} from '../helpers/draft-fixture.js';

const id = 'abcdef123456';
const serial = test.serial;

/** Conf keeps the function that it finds when it is loaded, so that a fault must be in its place before. */
const {writeSync} = fs;
let write: unknown = writeSync;
Object.assign(fs, {writeSync: (...values: unknown[]) => (write as (...values: unknown[]) => number)(...values)});

test('a damaged snapshot is set aside, and the generation before it with its journals gives the same text', async t => {
	const {folder, drafts} = temporaryDrafts(t);
	const good = await typedDraft(t, folder, drafts);
	const damages = [
		...[0, 1, 20, 40, 90, 200, good.length - 20].map(place => flipped(good, place)),
		...[0, 1, 50, good.length - 3].map(length => good.subarray(0, length)),
		Buffer.alloc(good.length),
	];
	for (const damage of damages) {
		fs.writeFileSync(snapshot(folder), damage);
		t.is(text(drafts), 'abc');
		t.like(drafts.list(root), {drafts: [{id}], damaged: [{path: snapshot(folder)}]});
		const opening = await drafts.open({id});
		if (opening.kind !== 'opened') return t.fail(opening.kind);
		t.is(opening.writer.draft.state.text, 'abc');
		const kept = opening.damaged[0]?.path ?? '';
		t.regex(path.basename(kept), /^abcdef123456\.damaged-\d+\.json$/);
		t.deepEqual(fs.readFileSync(kept), damage);
		t.is(opening.writer.close().kind, 'saved');
		t.is(text(drafts), 'abc');
		fs.rmSync(kept);
	}
	t.deepEqual(drafts.list(root).damaged, []);
});

test('any flipped byte of a snapshot gives the text, from it or from the generation before it', async t => {
	const {folder, drafts} = temporaryDrafts(t);
	const good = await typedDraft(t, folder, drafts);
	for (let place = 0; place < good.length; place++) {
		fs.writeFileSync(snapshot(folder), flipped(good, place));
		t.is(text(drafts), 'abc', `byte ${place}`);
	}
});

test('a damaged snapshot without one before it is set aside and told, never cleared', async t => {
	const {folder, drafts} = temporaryDrafts(t);
	await drafts.create(sampleDraft());
	const damage = fs.readFileSync(snapshot(folder)).subarray(0, 100);
	fs.writeFileSync(snapshot(folder), damage);
	t.is(drafts.load(id).kind, 'damaged');
	t.is((await drafts.open({id})).kind, 'damaged');
	const [kept] = drafts.list(root).damaged;
	t.deepEqual(fs.readFileSync(kept?.path ?? ''), damage);
	t.is(kept?.reason, 'it is cut, or something in it was changed');
	t.is((await drafts.open({id})).kind, 'missing');
});

test('a draft of a newer version is told and not touched', async t => {
	const {folder, drafts} = temporaryDrafts(t);
	await drafts.create(sampleDraft());
	const content = {generation: 9, draft: {novelty: true}};
	const newer = {schemaVersion: 2, checksum: sha256(`2 ${JSON.stringify(content)}`), snapshot: content};
	fs.writeFileSync(snapshot(folder), JSON.stringify(newer));
	const before = fs.readFileSync(snapshot(folder));
	t.is(drafts.load(id).kind, 'newer');
	t.is((await drafts.open({id})).kind, 'newer');
	t.regex(drafts.list(root).damaged[0]?.reason ?? '', /written by a newer version/);
	t.deepEqual(fs.readFileSync(snapshot(folder)), before);
});

test('a damaged line ends a journal, and a copy of the whole is kept', async t => {
	const {folder, drafts} = temporaryDrafts(t);
	await drafts.create(sampleDraft());
	await abandoned(t, folder, drafts, ['a', 'ab', 'abc']);
	const journal = path.join(path.dirname(snapshot(folder)), `${id}.2.journal`);
	const bytes = fs.readFileSync(journal);
	const lineEnds = [...bytes.keys()].filter(index => bytes[index] === 0x0a);
	fs.writeFileSync(journal, flipped(bytes, (lineEnds[1] ?? 0) + 20));
	const damage = fs.readFileSync(journal);
	const opening = await drafts.open({id});
	if (opening.kind !== 'opened') return t.fail(opening.kind);
	t.is(opening.writer.draft.state.text, 'a');
	t.deepEqual(fs.readFileSync(opening.damaged[0]?.path ?? ''), damage);
	opening.writer.record(typed('ax'), summary);
	t.is(text(drafts), 'ax');
	opening.writer.close();
	t.is(text(drafts), 'ax');
});

serial(
	'on a disk that takes a part and reports success the last good snapshot stays, and the person is told once',
	async t => {
		const {folder, drafts} = temporaryDrafts(t);
		await drafts.create(sampleDraft());
		const errors: string[] = [];
		const times: string[] = [];
		const writer = await opened(t, drafts, {
			onError: message => errors.push(message),
			onSaved: time => times.push(time),
		});
		writer.record(typed('a'), summary);
		await withWrite(cutting, () => {
			t.like(writer.flush(), {kind: 'failed', code: 'ENOSPC'});
			t.like(writer.flush(), {kind: 'failed', code: 'ENOSPC'});
		});
		t.is(errors.length, 1);
		t.regex(errors[0] ?? '', /the disk is full\. Free some space/);
		t.is(text(drafts), 'a');
		t.is(JSON.parse(fs.readFileSync(snapshot(folder), 'utf8')).snapshot.draft.state.text, '');
		const before = times.length;
		t.is(writer.flush().kind, 'saved');
		t.is(times.length, before + 1);
		t.is(text(drafts), 'a');
		writer.close();
	},
);

serial('a draft that cannot be created whole is not left there in part', async t => {
	const {folder, drafts} = temporaryDrafts(t);
	await withWrite(cutting, async () => {
		t.like(await drafts.create(sampleDraft()), {kind: 'failed', code: 'ENOSPC'});
	});
	t.deepEqual(filesIn(folder), []);
});

serial('after a line that failed, in part or in whole, the next one holds both changes', async t => {
	const {drafts} = temporaryDrafts(t);
	await drafts.create(sampleDraft());
	const errors: string[] = [];
	const writer = await opened(t, drafts, {onError: message => errors.push(message)});
	writer.record(typed('a'), summary);
	let calls = 0;
	const half = (descriptor: number, bytes: Uint8Array) => {
		if (calls++ > 0) throw Object.assign(new Error('full'), {code: 'ENOSPC'});
		return writeSync(descriptor, bytes, 0, 9);
	};
	await withWrite(half, () => {
		writer.record(typed('ab'), summary);
		t.is(text(drafts), 'a');
		writer.record(typed('abc'), summary);
		t.is(text(drafts), 'a');
	});
	writer.record(typed('abcd'), summary);
	t.is(text(drafts), 'abcd');
	t.is(errors.length, 1);
	writer.close();
	t.is(text(drafts), 'abcd');
});

serial('a journal line is whole where the disk takes one byte at a time', async t => {
	const {drafts} = temporaryDrafts(t);
	await drafts.create(sampleDraft());
	const writer = await opened(t, drafts);
	const single = (descriptor: number, bytes: Uint8Array, offset: number) => writeSync(descriptor, bytes, offset, 1);
	await withWrite(single, () => writer.record(typed('😀'), summary));
	t.is(text(drafts), '😀');
	writer.close();
});

test('a draft that is open in this process is not opened again', async t => {
	const {drafts} = temporaryDrafts(t);
	await drafts.create(sampleDraft());
	const writer = await opened(t, drafts);
	t.like(await drafts.open({id}), {kind: 'held', pid: process.pid});
	writer.close();
	(await opened(t, drafts)).close();
});

test('a draft that a living process has open is refused with its pid', async t => {
	const {folder, drafts} = temporaryDrafts(t);
	await drafts.create(sampleDraft());
	fs.writeFileSync(lock(folder), JSON.stringify({pid: process.ppid, host: os.hostname(), token: 'x'}));
	const opening = await drafts.open({id});
	t.like(opening, {kind: 'held', pid: process.ppid});
	t.regex(opening.kind === 'held' ? opening.message : '', /open in another window \(process \d+\)\. Close it there/);
	fs.writeFileSync(lock(folder), JSON.stringify({pid: 1, host: 'another.example', token: 'x'}));
	t.is((await drafts.open({id})).kind, 'held');
});

test('the lock of a process that is gone, or whose number another has now, is taken over', async t => {
	const {folder, drafts} = temporaryDrafts(t);
	await drafts.create(sampleDraft());
	const child = spawn(process.execPath, ['--version'], {stdio: 'ignore'});
	await once(child, 'exit');
	const host = os.hostname();
	const gone = [{pid: child.pid, host, token: 'x'}, {pid: process.pid, host, token: 'x'}, 'half a lo'];
	if (process.platform === 'linux') gone.push({pid: process.ppid, host, token: 'x', start: '1'} as (typeof gone)[0]);
	for (const holder of gone) {
		fs.writeFileSync(lock(folder), JSON.stringify(holder).slice(0, 200));
		(await opened(t, drafts)).close();
		t.deepEqual(
			filesIn(folder).map(file => path.basename(file)),
			[`${id}.json`],
		);
	}
});

test('a window whose draft was taken over does not overwrite it', async t => {
	const {folder, drafts} = temporaryDrafts(t);
	await drafts.create(sampleDraft());
	const writer = await opened(t, drafts);
	fs.unlinkSync(lock(folder));
	const other = await opened(t, drafts);
	other.record(typed('theirs'), summary);
	other.flush();
	writer.record(typed('mine'), summary);
	t.like(writer.close(), {kind: 'failed', code: 'EBUSY'});
	t.is(text(drafts), 'theirs');
	t.true(fs.existsSync(lock(folder)));
	other.close();
});

test('a process that is killed while it types loses nothing that was acknowledged', async t => {
	const {folder, drafts} = temporaryDrafts(t);
	await drafts.create(sampleDraft());
	const acknowledged = path.join(path.dirname(folder), 'acknowledged');
	const typist = fileURLToPath(new URL('../helpers/draft-typist.js', import.meta.url));
	for (let round = 0; round < 3; round++) {
		fs.writeFileSync(acknowledged, '');
		const child = spawn(process.execPath, [typist, folder, id, acknowledged], {stdio: ['ignore', 'pipe', 'inherit']});
		const exit = once(child, 'exit');
		await Promise.race([once(child.stdout, 'data'), exit]);
		child.kill('SIGKILL');
		t.deepEqual(await exit, [null, 'SIGKILL']);
		const last = Number(fs.readFileSync(acknowledged, 'utf8').split('\n').at(-2));
		const found = text(drafts) ?? '';
		t.true(found.length >= last, `${found.length} of ${last}`);
		t.true(found.startsWith('abcdefghijklmnopqrstuvwxyzab'));
		const writer = await opened(t, drafts);
		writer.record(typed(''), summary);
		writer.close();
	}
});

/** Types a, ab, abc with a snapshot after the second, and gives the bytes of the last snapshot, which holds abc. */
async function typedDraft(t: ExecutionContext, folder: string, drafts: Drafts): Promise<Buffer> {
	await drafts.create(sampleDraft());
	const writer = await opened(t, drafts);
	writer.record(typed('a'), summary);
	writer.record(typed('ab'), summary);
	writer.flush();
	writer.record(typed('abc'), summary);
	writer.close();
	return fs.readFileSync(snapshot(folder));
}

/** Types into a draft and leaves it as a killed process does. */
async function abandoned(t: ExecutionContext, folder: string, drafts: Drafts, texts: readonly string[]): Promise<void> {
	const writer = await opened(t, drafts);
	for (const letters of texts) writer.record(typed(letters), summary);
	fs.unlinkSync(lock(folder));
}

async function opened(t: ExecutionContext, drafts: Drafts, listener: DraftListener = {}): Promise<DraftWriter> {
	const opening = await drafts.open({id}, listener);
	if (opening.kind === 'opened') return opening.writer;
	return t.fail(opening.message) as never;
}

async function withWrite(fault: unknown, action: () => void | Promise<void>): Promise<void> {
	write = fault;
	try {
		await action();
	} finally {
		write = writeSync;
	}
}

/** A full disk as conf meets it: half of what it gives is taken, and no error comes. */
function cutting(descriptor: number, content: string | Uint8Array, ...rest: unknown[]): number {
	if (typeof content !== 'string') return (writeSync as (...values: unknown[]) => number)(descriptor, content, ...rest);
	return writeSync(descriptor, content.slice(0, content.length / 2));
}

function flipped(bytes: Buffer, place: number): Buffer {
	const copy = Buffer.from(bytes);
	copy[place] = (copy[place] ?? 0) ^ 2;
	return copy;
}

function text(drafts: Drafts): string | undefined {
	const loaded = drafts.load(id);
	return loaded.kind === 'loaded' ? loaded.draft.state.text : undefined;
}

function snapshot(folder: string): string {
	const [name = ''] = fs.readdirSync(folder);
	return path.join(folder, name, `${id}.json`);
}

function lock(folder: string): string {
	return path.join(path.dirname(snapshot(folder)), `${id}.lock`);
}
