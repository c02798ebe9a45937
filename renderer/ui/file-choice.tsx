import { Button } from '@mantine/core';
import { FileDown } from 'lucide-react';
import { type DragEvent, useRef, useState } from 'react';
import './file-choice.css';

export type FileChoiceProps = {
  /** The button's words. */
  label: string;
  hint?: string;
  /** As of `<input type="file">`: ".csv,.tsv". */
  accept: string;
  onFile: (file: File) => void;
  /** Takes several at once, instead of `onFile`. */
  onFiles?: (files: readonly File[]) => void;
  disabled?: boolean;
};

/** A button to choose a file and a place to drop one. */
export function FileChoice(props: FileChoiceProps) {
  const { label, hint, accept, onFile, onFiles, disabled = false } = props;
  const input = useRef<HTMLInputElement>(null);
  const [over, setOver] = useState(false);
  const take = (files: readonly File[]): void => {
    const [file] = files;
    if (file === undefined || disabled) return;
    if (onFiles === undefined) onFile(file);
    else onFiles(files);
  };
  const drop = (event: DragEvent): void => {
    event.preventDefault();
    setOver(false);
    take([...event.dataTransfer.files]);
  };
  return (
    <div
      className={over ? 'file-choice file-choice-over' : 'file-choice'}
      onDragOver={(event) => {
        event.preventDefault();
        setOver(true);
      }}
      onDragLeave={() => setOver(false)}
      onDrop={drop}
    >
      <input
        ref={input}
        type="file"
        className="visually-hidden"
        aria-hidden="true"
        tabIndex={-1}
        accept={accept}
        multiple={onFiles !== undefined}
        onChange={(event) => {
          take([...(event.currentTarget.files ?? [])]);
          event.currentTarget.value = '';
        }}
      />
      <Button
        disabled={disabled}
        leftSection={<FileDown className="icon" aria-hidden="true" />}
        onClick={() => input.current?.click()}
      >
        {label}
      </Button>
      {hint !== undefined && <span className="small muted">{hint}</span>}
    </div>
  );
}
