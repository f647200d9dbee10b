import test from 'ava';
import {isOpenAt, opensAt} from '../../source/proposal/life-cycle.js';
import type {Stage} from '../../source/template/vocabulary.js';

const stages: readonly Stage[] = ['authoring', 'approval', 'tracking', 'review'];

function open(status: string): string {
	return stages.filter(stage => isOpenAt(stage, status)).join(' ');
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
	for (const status of ['', 'Draft', 'implemented', '__proto__', 'constructor', 'toString']) {
		t.is(open(status), 'authoring approval tracking review', status);
	}
});

test('It is said when a stage opens', t => {
	t.is(opensAt.review, 'opens when completed');
});
