import type {HomeAction, HomeState} from '../screens/home/home-state.js';
import type {WizardAction} from '../screens/wizard/wizard-reducer.js';
import type {WizardState} from '../screens/wizard/wizard-state.js';
import type {Present} from '../terminal-session.js';
import {homeConversation} from './home-conversation.js';
import {runConversation} from './run-conversation.js';
import {wizardConversation} from './wizard-conversation.js';

/** Shows the wizard as questions and answers, line by line. */
export const showWizardPlain: Present<WizardState, WizardAction> = session =>
	runConversation(session, wizardConversation);

/** Shows home as a numbered list. */
export const showHomePlain: Present<HomeState, HomeAction> = session => runConversation(session, homeConversation);
