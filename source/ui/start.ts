import {visibleLine} from '../document/visible-text.js';
import type {HomeStart} from '../proposal/home-start.js';
import type {WizardStart} from '../proposal/wizard-start.js';
import {type Context, draftsOf} from '../store/context.js';
import {runWizard} from './screens/wizard/run-wizard.js';
import {symbolsFor} from './theme.js';

/** A screen with what it is opened with. */
export type Screen =
	| {readonly kind: 'wizard'; readonly start: WizardStart}
	| {readonly kind: 'home'; readonly start: HomeStart};

/** How a screen ended: the program is over, or a command is to be run next. */
export type ScreenEnd = {readonly exitCode: number} | {readonly next: readonly string[]};

/** Opens a screen and runs it to its end. */
export async function openScreen(context: Context, screen: Screen): Promise<ScreenEnd> {
	if (screen.kind === 'wizard') {
		return {exitCode: await openWizard(context, screen.start)};
	}

	const {runHome} = await import('./screens/home/run-home.js');
	return runHome(screen.start, {drafts: draftsOf(context), symbols: symbolsFor(context.environment)});
}

async function openWizard(context: Context, start: WizardStart): Promise<number> {
	const end = await runWizard(start, {
		drafts: draftsOf(context),
		symbols: symbolsFor(context.environment),
		now: context.now,
	});
	if ('problem' in end) {
		process.stderr.write(`enhance: ${visibleLine(end.problem)}\n`);
		return 1;
	}

	if (end.kind !== 'left') {
		process.stdout.write(`${visibleLine(end.path)}\n`);
		process.stderr.write(end.kind === 'unchanged' ? 'Nothing to write: the file is as it was.\n' : '');
		const kept = `What is left over is kept in the draft, which is put away: enhance resume --restore ${end.draftId}\n`;
		process.stderr.write(end.draftId === undefined ? '' : kept);
		return 0;
	}

	if (end.draftId !== undefined) {
		process.stderr.write(`Draft saved. Go on with: enhance resume ${end.draftId}\n`);
	} else if (end.warning === undefined) {
		process.stderr.write('Nothing was typed, so nothing was kept.\n');
	} else {
		const place = end.rescued === undefined ? 'What was typed is lost.' : `What was typed lies in ${end.rescued}`;
		process.stderr.write(`enhance: the draft could not be saved: ${visibleLine(end.warning)}\n${visibleLine(place)}\n`);
	}

	return end.isInterrupt ? 130 : 0;
}
