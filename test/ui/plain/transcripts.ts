/** Line mode as people meet it: each file in `fixtures/transcripts` is what was said and, behind `> `, what was typed. */
import fs from 'node:fs';
import path from 'node:path';
import test from 'ava';
import {notSaved, type WizardState} from '../../../source/ui/screens/wizard/wizard-state.js';
import {begunAnswers, wizardAt} from '../../helpers/frame.js';
import {begin, type Outside, say} from '../../helpers/plain-driver.js';
import {projectFolder} from '../../helpers/temporary-folder.js';
import {fieldIds, openWizard} from '../../helpers/wizard-driver.js';

const size = {columns: 80, rows: 24};
const folder = path.join(projectFolder, 'test', 'fixtures', 'transcripts');

/** Where each story begins. */
const beginnings: Readonly<Record<string, () => WizardState>> = {
	'first-section': () => openWizard(),
	'text-of-several-lines': () => openWizard({field: fieldIds.problem}),
	'refused-text': () => openWizard({field: fieldIds.problem}),
	'check-list': () => openWizard({field: fieldIds.tasks}),
	group: () => openWizard({field: fieldIds.risks}),
	'date-option-percent': () => openWizard({field: 'approval-review.technical-review'}),
	places: () => wizardAt(fieldIds.problem, begunAnswers, size),
	'review-and-write': () => wizardAt(fieldIds.effort, begunAnswers, size),
	'missing-and-name': () => openWizard(),
	'resumed-text': () => openWizard({field: fieldIds.problem, pending: {[fieldIds.problem]: 'Every start\nloads a'}}),
	'resumed-title': () => openWizard({pending: {[fieldIds.title]: 'Rate limits'}}),
	'resumed-task': () => openWizard({field: fieldIds.tasks, pending: {[`${fieldIds.tasks}#new`]: 'Measure'}}),
	'resumed-other-value': () =>
		openWizard({field: fieldIds.category, pending: {[`${fieldIds.category}#other`]: 'research'}}),
	'quick-draft': () => openWizard({quick: true}),
	'not-saved': () => ({...openWizard(), saved: notSaved}),
	help: () => openWizard(),
};

/** The first file that is written is there already. */
function makeOutside(): Outside {
	let isTaken = true;
	return request => {
		if (request.kind !== 'write') {
			return request.kind === 'save' ? {type: 'notice', says: 'Draft saved at 14:02:11'} : undefined;
		}

		const path = request.plan[0]?.path ?? '';
		const answer = isTaken
			? ({type: 'taken', path, free: `${request.briefName}-2`} as const)
			: ({type: 'written', path} as const);
		isTaken = false;
		return answer;
	};
}

for (const [name, open] of Object.entries(beginnings)) {
	test(`the conversation "${name}" is as it was written down`, t => {
		const written = fs.readFileSync(path.join(folder, `${name}.txt`), 'utf8');
		const lines = written.split('\n').flatMap(line => (line.startsWith('> ') ? [line.slice(2)] : []));
		const {text} = say(begin(open()), lines, makeOutside());
		t.is(text, written);
		t.false(/[^\n\P{Cc}]/u.test(text));
	});
}

test('every transcript is told', t => {
	const files = fs.readdirSync(folder).map(file => file.replace(/\.txt$/, ''));
	t.deepEqual(files.toSorted(), Object.keys(beginnings).toSorted());
});
