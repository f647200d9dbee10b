import test from 'ava';
import {raceMoves, raceReports} from '../helpers/move-race.js';

test.serial('of two people who move a proposal at once one follows the other, a hundred times', t => raceMoves(t, 100));

test.serial('of two people who report on the work at once nobody loses a word, a hundred times', t =>
	raceReports(t, 100),
);
