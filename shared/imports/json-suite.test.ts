import { describe, expect, it } from 'vitest';
import { createJsonColumns, jsonKind, jsonRows, parseJson } from './json-rows.ts';

// The shapes of JSONTestSuite (Seriot, "Parsing JSON is a minefield", 2016), one for each of its families.

const RIGHT: [string, string][] = [
  ['array_empty', '[]'],
  ['array_with_leading_space', ' [1]'],
  ['array_with_1_and_newline', '[1\n]'],
  ['number_0e+1', '[0e+1]'],
  [
    'number_double_close_to_zero',
    '[-0.000000000000000000000000000000000000000000000000000000000000000000001]',
  ],
  ['number_minus_zero', '[-0]'],
  ['number_real_capital_e_neg_exp', '[1E-2]'],
  ['object_duplicated_key', '{"a":"b","a":"c"}'],
  ['object_empty_key', '{"":0}'],
  ['object_escaped_null_in_key', String.raw`{"foo\u0000bar": 42}`],
  ['object_long_strings', `{"x":[{"id":"${'x'.repeat(40)}"}]}`],
  ['string_accepted_surrogate_pair', String.raw`["\ud801\udc37"]`],
  ['string_allowed_escapes', String.raw`["\"\\\/\b\f\n\r\t"]`],
  ['string_backslash_doublequotes', String.raw`["\""]`],
  ['string_in_array_with_brackets', '["[[[{{{"]'],
  ['string_nonCharacterInUTF-8', '["\uFFFF"]'],
  ['string_u+2028_line_sep', '["\u2028"]'],
  ['string_unescaped_char_delete', '["\u007F"]'],
  ['structure_lonely_string', '"asd"'],
  ['structure_lonely_null', 'null'],
  ['structure_whitespace_array', ' \t\r\n[] '],
];

const WRONG: [string, string][] = [
  ['array_1_true_without_comma', '[1 true]'],
  ['array_comma_after_close', '[""],'],
  ['array_double_comma', '[1,,2]'],
  ['array_extra_comma', '["",]'],
  ['array_just_minus', '[-]'],
  ['array_unclosed', '[""'],
  ['incomplete_false', '[fals]'],
  ['number_+1', '[+1]'],
  ['number_-01', '[-01]'],
  ['number_.123', '[.123]'],
  ['number_1eE2', '[1eE2]'],
  ['number_2.e3', '[2.e3]'],
  ['number_Inf', '[Inf]'],
  ['number_NaN', '[NaN]'],
  ['number_hex', '[0x42]'],
  ['number_U+FF11_fullwidth_digit_one', '[１]'],
  ['number_with_leading_zero', '[012]'],
  ['object_bad_value', '["x", truth]'],
  ['object_bracket_key', '{[: "x"}'],
  ['object_comma_instead_of_colon', '{"x", null}'],
  ['object_missing_value', '{"a":'],
  ['object_non_string_key', '{1:1}'],
  ['object_single_quote', "{'a':0}"],
  ['object_trailing_comma', '{"id":0,}'],
  ['object_trailing_comment', '{"a":"b"}/**/'],
  ['object_unquoted_key', '{a: "b"}'],
  ['object_with_trailing_garbage', '{"a":"b"}#'],
  ['single_space', ' '],
  ['string_1_surrogate_then_escape_u', String.raw`["\uD800\u"]`],
  ['string_escape_x', String.raw`["\x00"]`],
  ['string_invalid_unicode_escape', String.raw`["\uqqqq"]`],
  ['string_single_quote', "['single quote']"],
  ['string_unescaped_newline', '["new\nline"]'],
  ['string_unescaped_tab', '["\t"]'],
  ['string_unescaped_ctrl_char', '["a\0a"]'],
  ['structure_angle_bracket', '<.>'],
  ['structure_array_trailing_garbage', '[1]x'],
  ['structure_capitalized_True', '[True]'],
  ['structure_close_unopened_array', '1]'],
  ['structure_double_array', '[][]'],
  ['structure_no_data', ''],
  ['structure_null-byte-outside-string', '[\0]'],
  ['structure_object_followed_by_closing_object', '{}}'],
  ['structure_single_star', '*'],
  ['structure_U+2060_word_joined', '[\u2060]'],
  ['structure_whitespace_formfeed', '[\f]'],
];

/** The standard leaves these to the reader. */
const EITHER: [string, string][] = [
  [
    'number_huge_exp',
    '[0.4e00669999999999999999999999999999999999999999999999999999999999999999999999999999]',
  ],
  ['number_too_big_pos_int', '[100000000000000000000]'],
  ['string_1st_surrogate_but_2nd_missing', String.raw`["\uDADA"]`],
  ['string_inverted_surrogates_U+1D11E', String.raw`["\uDd1e\uD834"]`],
  ['structure_500_nested_arrays', `${'['.repeat(500)}${']'.repeat(500)}`],
  ['structure_UTF-8_BOM_empty_object', '\uFEFF{}'],
];

describe('JSON by the shapes of JSONTestSuite', () => {
  it.each(RIGHT)('reads %s', (_name, text) => {
    expect(parseJson(text)).toEqual({ document: JSON.parse(text) as unknown });
  });

  it.each(WRONG)('refuses %s', (_name, text) => {
    expect(parseJson(text)).toEqual({ fault: 'json-damaged' });
  });

  it.each(EITHER)('reads or refuses %s', (_name, text) => {
    expect(Object.keys(parseJson(text))).toHaveLength(1);
  });

  it('refuses a hundred thousand nested lists and objects before the stack does', () => {
    expect(parseJson('['.repeat(100_000))).toEqual({ fault: 'json-too-deep' });
    expect(parseJson('[{"":'.repeat(50_000))).toEqual({ fault: 'json-too-deep' });
  });

  it.each([...RIGHT, ...WRONG, ...EITHER])(
    'takes %s for a cell of a record and for a line',
    (_name, text) => {
      jsonKind(text, true);
      const parsed = parseJson(`[{"cell":${text},"after":7}]`);
      if ('fault' in parsed) return;
      const list = jsonRows(parsed.document, null);
      if ('fault' in list) throw new Error(list.fault);
      const columns = createJsonColumns();
      for (const item of list.items) columns.learn(item);
      expect(columns.names.at(-1)).toBe('after');
      expect(columns.cellsOf(list.items[0] ?? null)?.at(-1)).toBe('7');
    },
  );
});
