import { describe, expect, it } from 'vitest';
import { findPeople } from './find-people.ts';
import { isPersonCode, personCode } from './person-code.ts';

const people = [
  {
    code: 'P-01',
    customerNumber: 'C0142',
    name: 'Caffè Nazionale',
    email: 'info@caffe.example',
    attributes: {},
    tags: ['VIP'],
  },
  {
    code: 'P-02',
    customerNumber: null,
    name: 'Sara Riva',
    email: '',
    attributes: { Region: 'Marche' },
    tags: [],
  },
];

describe('finding people', () => {
  it.each([
    ['caffe', ['P-01']],
    ['CAFFÈ naz', ['P-01']],
    ['marche riva', ['P-02']],
    ['c0142', ['P-01']],
    ['p-02', ['P-02']],
    ['vip', ['P-01']],
    ['  ', ['P-01', 'P-02']],
    ['riva caffe', []],
  ])('"%s" finds %j', (search, codes) => {
    expect(findPeople(people, search).map(({ code }) => code)).toEqual(codes);
  });
});

describe('a person code', () => {
  it.each([
    [1, 'P-01'],
    [42, 'P-42'],
    [1234, 'P-1234'],
  ])('of number %i is %s', (number, code) => {
    expect(personCode(number)).toBe(code);
    expect(isPersonCode(code)).toBe(true);
  });
});
