import {
  ActionIcon,
  Button,
  createTheme,
  Input,
  InputWrapper,
  type MantineColorsTuple,
  Menu,
  Modal,
  Popover,
  Portal,
  SegmentedControl,
  Tooltip,
} from '@mantine/core';
import { LAYERS_ID } from './layers.tsx';

const COBALT: MantineColorsTuple = [
  '#eaeffb',
  '#d3def8',
  '#b9c9f1',
  '#8daeff',
  '#6a8fee',
  '#4270e2',
  '#2756c7',
  '#1f48ab',
  '#183a8c',
  '#122c6b',
];

const BUTTON_SIZES = {
  sm: { height: '28px', padding: '10px', text: '12.5px' },
  md: { height: '32px', padding: '12px', text: '13px' },
};

const controls = {
  Button: Button.extend({
    defaultProps: { variant: 'default', loaderProps: { size: 14 } },
    vars: (_theme, { size }) => {
      const { height, padding, text } = BUTTON_SIZES[size === 'sm' ? 'sm' : 'md'];
      return { root: { '--button-height': height, '--button-padding-x': padding, '--button-fz': text } };
    },
  }),
  ActionIcon: ActionIcon.extend({ defaultProps: { variant: 'subtle', color: 'gray', size: 28 } }),
  Input: Input.extend({
    vars: (_theme, { leftSection }) => ({
      wrapper: {
        '--input-height': '32px',
        '--input-fz': '13px',
        '--input-bd': 'var(--control)',
        '--input-padding-inline-start': leftSection === undefined || leftSection === null ? '10px' : '32px',
      },
    }),
  }),
  InputWrapper: InputWrapper.extend({
    vars: () => ({
      label: { '--input-label-size': '12px', '--input-asterisk-color': 'var(--rollback)' },
      error: { '--input-error-size': '12px' },
      description: { '--input-description-size': '12px' },
      success: { '--input-success-size': '12px' },
    }),
  }),
  SegmentedControl: SegmentedControl.extend({ defaultProps: { withItemsBorders: false } }),
};

const floating = { shadow: 'md', radius: 'md' } as const;

/** Mantine in the product's own measures; colours come from the variables of `tokens.ts`. */
export const theme = createTheme({
  primaryColor: 'cobalt',
  primaryShade: { light: 6, dark: 5 },
  colors: { cobalt: COBALT },
  fontFamily: 'var(--font)',
  fontFamilyMonospace: 'var(--mono)',
  fontSizes: { xs: '11px', sm: '12px', md: '13px', lg: '15px', xl: '18px' },
  lineHeights: { xs: '16px', sm: '16px', md: '20px', lg: '22px', xl: '24px' },
  spacing: { xs: '4px', sm: '8px', md: '12px', lg: '16px', xl: '24px' },
  radius: { xs: '4px', sm: '6px', md: '10px' },
  defaultRadius: 'sm',
  headings: {
    fontWeight: '600',
    sizes: {
      h1: { fontSize: '18px', lineHeight: '24px' },
      h2: { fontSize: '14px', lineHeight: '20px' },
      h3: { fontSize: '13px', lineHeight: '20px' },
    },
  },
  shadows: { md: 'var(--shadow-float)' },
  cursorType: 'pointer',
  respectReducedMotion: true,
  focusRing: 'auto',
  components: {
    ...controls,
    Menu: Menu.extend({ defaultProps: { ...floating, withInitialFocusPlaceholder: false } }),
    // Floating layers stand in one named region, see `layers.tsx`.
    Portal: Portal.extend({ defaultProps: { target: `#${LAYERS_ID}` } }),
    Popover: Popover.extend({ defaultProps: floating }),
    Modal: Modal.extend({ defaultProps: { radius: 'md', centered: true } }),
    Tooltip: Tooltip.extend({ defaultProps: { openDelay: 400, fz: 12 } }),
  },
});
