import { EventEmitter } from 'node:events';
import { describe, expect, it } from 'vitest';
import { collectOpenRequests, fileAmong } from './open-requests.ts';

describe('the file among the arguments of a start', () => {
  it.each([
    [['--inspect', '/home/ada/One.pilotbook'], '/home/ada/One.pilotbook'],
    [['One.PILOTBOOK'], '/work/One.PILOTBOOK'],
    [['../One.pilotbook'], '/One.pilotbook'],
    [['--load=/evil.pilotbook', 'notes.txt'], null],
    [[], null],
  ])('%j is %s', (args, expected) => {
    expect(fileAmong(args, '/work')).toBe(expected);
  });
});

describe('what a start opens', () => {
  it.each([
    [['pilotbook'], { kind: 'latest' }],
    [['pilotbook', '--sample'], { kind: 'sample' }],
    [['pilotbook', '/a.pilotbook', '--sample'], { kind: 'file', path: '/a.pilotbook' }],
  ])('with %j is %j', (args, expected) => {
    expect(collectOpenRequests(new EventEmitter() as never, args).first()).toEqual(expected);
  });
});
