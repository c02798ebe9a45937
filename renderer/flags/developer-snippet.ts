type Snippet = {
  flagKey: string;
  filePath: string;
  /** Comments of the example in the language on screen. */
  comments: { install: string; ask: string };
};

/** How a product asks for the flag: the OpenFeature SDK with flagd's provider reading the file beside the workspace. */
export function developerSnippet({ flagKey, filePath, comments }: Snippet): string {
  return `// ${comments.install}
import { OpenFeature } from '@openfeature/server-sdk';
import { FlagdProvider } from '@openfeature/flagd-provider';

await OpenFeature.setProviderAndWait(
  new FlagdProvider({
    resolverType: 'in-process',
    offlineFlagSourcePath: ${JSON.stringify(filePath)},
  }),
);

// ${comments.ask}
const isOn = await OpenFeature.getClient().getBooleanValue('${flagKey}', false, {
  targetingKey: customer.number,
});
`;
}
