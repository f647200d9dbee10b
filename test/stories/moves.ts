import test from 'ava';
import {raceMoves, raceReports} from '../helpers/move-race.js';

test.serial('of two people who move a proposal at once one follows the other', t => raceMoves(t, 10));

test.serial('of two people who report on the work at once nobody loses a word', t => raceReports(t, 10));
