import {visibleLine} from '../document/visible-text.js';
import type {HomeStart} from '../proposal/home-start.js';
import type {WizardStart} from '../proposal/wizard-start.js';
import {type Context, draftsOf} from '../store/context.js';
import type {Kept} from './screens/wizard/draft-keeper.js';
import {runWizard} from './screens/wizard/run-wizard.js';
import {symbolsFor} from './theme.js';

/** A screen with what it is opened with. */
export type Screen =
	| {readonly kind: 'wizard'; readonly start: WizardStart}
	| {readonly kind: 'home'; readonly start: HomeStart};

/** How a screen ended: the program is over, a command is to be run next, or a bug ended it and a sentence says what was kept. */
export type ScreenEnd =
	| {readonly exitCode: number}
	| {readonly next: readonly string[]}
	| {readonly crash: unknown; readonly says: string};

/** Opens a screen and runs it to its end. */
export async function openScreen(context: Context, screen: Screen): Promise<ScreenEnd> {
	if (screen.kind === 'wizard') {
		return openWizard(context, screen.start);
	}

	const {runHome} = await import('./screens/home/run-home.js');
	const present = context.isPlain
		? (await import('./plain/show-plain.js')).showHomePlain
		: (await import('./screens/home/show-home.js')).showHome(symbolsFor(context.environment));
	return runHome(screen.start, {
		drafts: draftsOf(context),
		environment: context.environment,
		isPlain: context.isPlain,
		present,
	});
}

async function openWizard(context: Context, start: WizardStart): Promise<ScreenEnd> {
	const {environment, isPlain, now} = context;
	const present = isPlain
		? (await import('./plain/show-plain.js')).showWizardPlain
		: (await import('./screens/wizard/show-wizard.js')).showWizard(symbolsFor(environment));
	const end = await runWizard(start, {drafts: draftsOf(context), environment, isPlain, now, present});
	if ('problem' in end) {
		process.stderr.write(`enhance: ${visibleLine(end.problem)}\n`);
		return {exitCode: 1};
	}

	for (const file of end.leftFiles) {
		process.stderr.write(`What was written in the editor and not taken over lies in ${visibleLine(file)}\n`);
	}

	if (end.kind === 'crashed') {
		return {crash: end.error, says: keptText(end)};
	}

	if (end.kind !== 'left') {
		process.stdout.write(`${visibleLine(end.path)}\n`);
		process.stderr.write(end.kind === 'unchanged' ? 'Nothing to write: the file is as it was.\n' : '');
		const kept = `What is left over is kept in the draft, which is put away: enhance resume --restore ${end.draftId}\n`;
		process.stderr.write(end.draftId === undefined ? '' : kept);
		return {exitCode: 0};
	}

	process.stderr.write(keptText(end));
	return {exitCode: end.isInterrupt ? 130 : 0};
}

/** What was kept of a proposal that was not written, and how to go on with it. */
function keptText({draftId, warning, rescued}: Kept): string {
	if (draftId !== undefined) {
		return `Draft saved. Go on with: enhance resume ${draftId}\n`;
	}

	if (warning === undefined) {
		return 'Nothing was typed, so nothing was kept.\n';
	}

	const place = rescued === undefined ? 'What was typed is lost.' : `What was typed lies in ${rescued}`;
	return `enhance: the draft could not be saved: ${visibleLine(warning)}\n${visibleLine(place)}\n`;
}
