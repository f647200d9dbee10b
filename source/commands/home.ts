import {age} from '../proposal/age.js';
import {readOrders} from '../proposal/board-order.js';
import {startProposal} from '../proposal/create.js';
import {localDay} from '../proposal/local-day.js';
import {dueStates, progressOf} from '../proposal/progress.js';
import {quickFields} from '../proposal/quick.js';
import {type Context, draftsOf} from '../store/context.js';
import {listTemplates} from '../store/templates.js';
import type {Result} from './command.js';
import {wrongUse} from './failure.js';
import {knownForms, openForm, openRepository} from './open-form.js';

/** `enhance` alone: what there is to go on with, and what there is. */
export async function runHome(context: Context): Promise<Result> {
	if (!context.hasTerminal) {
		throw wrongUse(
			'there is no terminal to show home in. "enhance --help" lists the commands, "enhance resume --list" the drafts.',
		);
	}

	const workspace = openRepository(context);
	const today = localDay(context.now());
	const form = openForm(context, workspace, undefined);
	const folder = workspace.settings.folder ?? form.naming.folder;
	const {drafts, damaged} = draftsOf(context)?.list(workspace.root) ?? {drafts: [], damaged: []};
	const names = listTemplates(workspace.root, context.packageFolder).map(entry => entry.name);
	return {
		kind: 'home',
		start: {
			root: workspace.root,
			settings: workspace.settings,
			folder,
			drafts: drafts.map(({id, summary, updatedAt, target}) => ({
				id,
				...summary,
				age: age(updatedAt, context.now()),
				target,
			})),
			templates: [form.name, ...names.filter(name => name !== form.name)],
			questions: {
				quick: quickFields(form).length,
				all: progressOf(dueStates(startProposal(form, {today, status: 'proposed'}))).total,
			},
			forms: [form, ...knownForms(context, workspace).filter(({name}) => name !== form.name)],
			orders: readOrders([form]),
			today,
			damaged: damaged.map(({path, reason}) => `${path}: ${reason}`),
		},
	};
}
