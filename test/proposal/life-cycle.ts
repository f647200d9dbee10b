import test from 'ava';
import {
	cycleOf,
	findStatus,
	isOpenAt,
	type LifeCycle,
	makeCycle,
	opensAt,
	usualCycle,
	wayBetween,
} from '../../source/proposal/life-cycle.js';
import type {Form} from '../../source/template/form.js';
import {readTemplate} from '../../source/template/read-template.js';
import type {Stage} from '../../source/template/vocabulary.js';
import {readProjectFile, seedForm} from '../helpers/seed.js';

const stages: readonly Stage[] = ['authoring', 'approval', 'tracking', 'review'];

function open(status: string, cycle?: LifeCycle): string {
	return stages.filter(stage => isOpenAt(stage, status, cycle)).join(' ');
}

/** A line for each status: what it may become, and a dot where it is final. */
function table(cycle: LifeCycle): readonly string[] {
	return cycle.map(({name, moves, isFinal}) => `${name}${isFinal ? '.' : ''} ${moves.map(({to}) => to).join(' ')}`);
}

function template(name: string): Form {
	return readTemplate(name, readProjectFile(`templates/${name}.md`));
}

/** The life cycle of a template with this list of statuses. */
function listed(choices: string): LifeCycle {
	return cycleOf(readTemplate('own', `---\nstatus: ${choices}\n---\n\n# [Title]\n\n## Why\n[Why?]\n`));
}

test('Each stage opens at the status that needs it', t => {
	t.is(open('draft'), 'authoring');
	t.is(open('proposed'), 'authoring');
	t.is(open('in-review'), 'authoring approval');
	t.is(open('approved'), 'authoring approval tracking');
	t.is(open('in-progress'), 'authoring approval tracking');
	t.is(open('completed'), 'authoring approval tracking review');
	t.is(open('reviewed'), 'authoring approval tracking review');
});

test('A proposal that is decided against keeps the section of its decision open', t => {
	t.is(open('deferred'), 'authoring approval');
	t.is(open('rejected'), 'authoring approval');
	t.is(open('withdrawn'), 'authoring');
	t.is(open('superseded'), 'authoring');
});

test('A status that is not known opens everything', t => {
	for (const status of ['', 'active', 'implemented', '__proto__', 'constructor', 'toString']) {
		t.is(open(status), 'authoring approval tracking review', status);
	}
});

test('A status is known in any spelling', t => {
	t.is(open('Draft'), 'authoring');
	t.is(findStatus(usualCycle, 'In Review')?.name, 'in-review');
	t.is(findStatus(usualCycle, 'inProgress')?.name, 'in-progress');
	t.is(findStatus(usualCycle, 'IN_PROGRESS')?.name, 'in-progress');
	t.is(findStatus(usualCycle, 'review'), undefined);
	t.is(findStatus(usualCycle, ''), undefined);
});

test('The usual life cycle goes on step by step, to the side, and one step back', t => {
	t.deepEqual(table(usualCycle), [
		'draft proposed withdrawn superseded',
		'proposed in-review draft deferred rejected withdrawn superseded',
		'in-review approved proposed deferred rejected withdrawn superseded',
		'approved in-progress in-review deferred withdrawn superseded',
		'in-progress completed approved deferred withdrawn superseded',
		'completed reviewed in-progress superseded',
		'reviewed. completed superseded',
		'deferred rejected withdrawn superseded proposed',
		'rejected. proposed',
		'withdrawn. proposed',
		'superseded. proposed in-review approved in-progress completed reviewed',
	]);
	t.is(cycleOf(seedForm), usualCycle);
});

test('Every status can be left, so that each mistaken move can be repaired', t => {
	for (const {name: from} of usualCycle) {
		for (const {name: to} of usualCycle.filter(status => status.name !== from)) {
			t.not(wayBetween(usualCycle, from, to), undefined, `${from} ${to}`);
		}
	}
});

test('The way to a status that is not next is told, and leads over no status where work ends', t => {
	t.deepEqual(wayBetween(usualCycle, 'proposed', 'completed'), ['in-review', 'approved', 'in-progress']);
	t.deepEqual(wayBetween(usualCycle, 'approved', 'rejected'), ['in-review']);
	t.deepEqual(wayBetween(usualCycle, 'draft', 'proposed'), []);
	t.is(wayBetween(listed('draft|approved|rejected'), 'x', 'draft'), undefined);
});

test('In a template with fewer statuses the moves go over those that it leaves out', t => {
	t.deepEqual(table(cycleOf(template('adr'))), [
		'draft proposed superseded',
		'proposed in-review draft deferred rejected superseded',
		'in-review approved proposed deferred rejected superseded',
		'approved. in-review deferred superseded',
		'rejected. proposed',
		'deferred rejected superseded proposed',
		'superseded. proposed in-review approved',
	]);
	t.deepEqual(table(listed('draft | approved | completed | rejected')), [
		'draft approved',
		'approved completed draft',
		'completed. approved',
		'rejected. draft',
	]);
});

test('The names of other teams mean what they say', t => {
	const kep = listed('provisional|implementable|implemented|deferred|rejected|withdrawn|replaced');
	t.deepEqual(table(kep), [
		'provisional implementable deferred rejected withdrawn replaced',
		'implementable implemented provisional deferred withdrawn replaced',
		'implemented. implementable replaced',
		'deferred rejected withdrawn replaced provisional',
		'rejected. provisional',
		'withdrawn. provisional',
		'replaced. provisional implementable implemented',
	]);
	t.is(open('implementable', kep), 'authoring approval tracking');
	t.deepEqual(table(listed('"{proposed | rejected | accepted | deprecated | … | superseded by ADR-0123"')), [
		'proposed accepted rejected deprecated superseded',
		'rejected. proposed',
		'accepted. proposed deprecated superseded',
		'deprecated. proposed',
		'superseded. proposed accepted',
	]);
});

test("A status of one's own may become each other one, and has open what the one before it has", t => {
	const cycle = listed('idea|approved|measured|dropped');
	t.deepEqual(table(cycle), [
		'idea approved measured dropped',
		'approved idea measured dropped',
		'measured. idea approved dropped',
		'dropped. idea approved measured',
	]);
	t.is(open('measured', cycle), 'authoring approval tracking');
	t.deepEqual(
		cycle.flatMap(({name, moves}) => moves.map(move => `${name} ${move.kind} ${move.to}: ${move.says}`)).slice(0, 4),
		[
			'idea forward approved: it is decided: yes',
			'idea forward measured: it goes on',
			'idea aside dropped: it is given up',
			'approved back idea: it goes back',
		],
	);
});

test('Words in a template that are no list of statuses change nothing', t => {
	t.is(listed('active'), usualCycle);
	t.is(listed('[Awaiting implementation|Awaiting review]'), usualCycle);
});

test('A repository says what its statuses mean, where they lead, what is open and which is final', t => {
	const cycle = makeCycle([
		{name: 'idea', to: ['decided', 'dropped']},
		{name: 'decided', as: 'approved', to: ['live']},
		{name: 'live', as: 'completed', open: ['review'], final: true},
		{name: 'dropped', as: 'rejected', to: ['idea'], final: false},
	]);
	t.deepEqual(table(cycle), ['idea decided dropped', 'decided live', 'live. idea decided dropped', 'dropped idea']);
	t.is(open('live', cycle), 'review');
	t.is(open('decided', cycle), 'authoring approval tracking');
	const form = {...seedForm, statuses: [{name: 'one'}, {name: 'two'}]};
	t.deepEqual(table(cycleOf(form)), ['one two', 'two. one']);
});

test('It is said when a stage opens', t => {
	t.is(opensAt('review', usualCycle), 'opens when completed');
	const cycle = listed('provisional|implementable|replaced');
	t.is(opensAt('authoring', cycle), 'open from the start');
	t.is(opensAt('tracking', cycle), 'opens at implementable');
	t.is(opensAt('review', cycle), 'never opens');
});
