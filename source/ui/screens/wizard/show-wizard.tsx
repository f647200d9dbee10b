import {type Present, runSession} from '../../terminal-session.js';
import type {Symbols} from '../../theme.js';
import type {WizardAction} from './wizard-reducer.js';
import {WizardScreen} from './wizard-screen.js';
import type {WizardState} from './wizard-state.js';

/** Shows the wizard as a screen of the terminal. */
export function showWizard(symbols: Symbols): Present<WizardState, WizardAction> {
	return session =>
		runSession<WizardState, WizardAction>({
			...session,
			view: state => <WizardScreen state={state} symbols={symbols} />,
			toAction: key => ({type: 'key', key}),
			resize: (columns, rows) => ({type: 'resize', columns, rows}),
		});
}
