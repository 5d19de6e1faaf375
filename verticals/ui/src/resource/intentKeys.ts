import { newKey } from '../shell/newKey';

/** Keys for what one button is pressed for again and again. */
export interface IntentKeys {
  /** The same while the same is told, so that a click after a lost reply does it once; another for other answers, which are another intent. */
  of(answers: Record<string, unknown>): string;
  /** What was asked for is settled: whatever comes next is something new. */
  settle(): void;
}

export function intentKeys(): IntentKeys {
  let key = newKey();
  let told: string | undefined;
  return {
    of(answers) {
      const telling = JSON.stringify(answers);
      if (told !== undefined && told !== telling) key = newKey();
      told = telling;
      return key;
    },
    settle() {
      key = newKey();
      told = undefined;
    },
  };
}
