import {applyAnswers} from '../../source/proposal/answers.js';
import {startSeed} from './seed.js';

type Facts = readonly [title: string, category: string, priority: string, risk: string, status: string, day: string];

const proposals: readonly Facts[] = [
	['Rotate service tokens', 'security', 'critical', 'high', 'in-progress', '2026-03-01'],
	['Faster cold start for retrieval', 'performance', 'medium', 'medium', 'proposed', '2026-03-02'],
	['Screen-reader pass over the UI', 'usability', 'high', 'low', 'in-review', '2026-02-25'],
	['Log retention policy', 'monitoring', 'low', 'low', 'proposed', '2026-01-08'],
	['日本語の検索を速くする', 'performance', 'high', 'medium', 'approved', '2026-03-04'],
	['Metrics dashboard', 'monitoring', 'medium', 'low', 'completed', '2026-02-01'],
];

function textOf([title, category, priority, risk, status, day]: Facts): string {
	const answers = [
		['title', title],
		['category', category],
		['priority', priority],
		['technical-risk', risk],
	] as const;
	const {alignment} = applyAnswers(startSeed(), answers, {allowUnlisted: false});
	return alignment.document.text
		.replace('status: proposed', `status: ${status}`)
		.replace('last_updated: 2026-03-04', `last_updated: ${day}`);
}

/** Proposals in several states, as texts by their paths. */
export const sampleProposals: Readonly<Record<string, string>> = Object.fromEntries(
	proposals.map((facts, index) => [`docs/enhancements/enhancement-${facts[1]}-${index + 1}.md`, textOf(facts)]),
);
