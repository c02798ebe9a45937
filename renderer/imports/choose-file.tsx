import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import type { HandedFile } from './use-handed-file.ts';
import { FileChoice } from '#renderer/ui/file-choice.tsx';
import { ProgressLine } from '#renderer/ui/progress-line.tsx';
import { AnswerSentence } from '#renderer/ui/section.tsx';
import { ErrorState } from '#renderer/ui/states.tsx';
import { useFormats } from '#renderer/ui/use-formats.ts';

const BYTES_PER_MEGABYTE = 1_000_000;
const ACCEPTED =
  '.csv,.tsv,.txt,.tab,.xlsx,.json,.ndjson,.jsonl,.gz,text/csv,text/tab-separated-values,text/plain,application/json';

export type ChooseFileProps = {
  file: HandedFile;
  /** Several files are taken one after the other; without it only one is. */
  onFiles?: (files: readonly File[]) => void;
  /** What must be said before a file can be read, such as the feature. */
  before?: ReactNode;
  sentence: ReactNode;
  example: ReactNode;
  disabled?: boolean;
};

function Upload({ file }: { file: HandedFile }) {
  const { t } = useTranslation('imports');
  const formats = useFormats();
  if (file.progress === null) return null;
  const { sentBytes, totalBytes } = file.progress;
  const megabytes = (bytes: number): string => formats.decimal(bytes / BYTES_PER_MEGABYTE, 1);
  return (
    <ProgressLine
      text={t('uploading', { name: file.name, done: megabytes(sentBytes), total: megabytes(totalBytes) })}
      done={sentBytes}
      total={totalBytes}
      onCancel={file.cancel}
    />
  );
}

/** The first step: a file by its button or dropped, refused in words when it cannot be one. */
export function ChooseFile(props: ChooseFileProps) {
  const { file, onFiles, before, sentence, example, disabled = false } = props;
  const { t } = useTranslation('imports');
  return (
    <div className="imports-choose stack">
      <AnswerSentence>{sentence}</AnswerSentence>
      {before}
      {file.progress === null ? (
        <FileChoice
          label={t('chooseFile')}
          hint={t('chooseFileHint')}
          accept={ACCEPTED}
          onFile={file.give}
          {...(onFiles === undefined ? {} : { onFiles })}
          disabled={disabled}
        />
      ) : (
        <Upload file={file} />
      )}
      {file.error !== null && <ErrorState error={file.error} />}
      <div className="imports-example small soft">{example}</div>
    </div>
  );
}
