import { t } from '../words.ts';
import { Button } from './button.tsx';
import { Notice } from './feedback.tsx';

/** In place of a page that stopped or could not be fetched. */
function PageFailed({ words }: { words: string }) {
  return (
    <div class="page page-narrow">
      <Notice title={t('problems.pageFailedTitle')} role="alert">
        <p>{words}</p>
        <Button onClick={() => location.reload()}>{t('problems.reload')}</Button>
      </Notice>
    </div>
  );
}

export const ChunkFailed = () => <PageFailed words={t('problems.chunkFailed')} />;
export const PageCrashed = () => <PageFailed words={t('problems.pageFailed')} />;
