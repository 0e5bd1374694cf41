import { t } from '../../words.ts';
import { Button } from '../button.tsx';
import { FileButton } from '../capture/file-button.tsx';
import { Notice } from '../feedback.tsx';
import type { CameraProblem } from './camera-problem.ts';

/** What happened and what to do where there is no live picture; the device's own camera app always remains. */
export function CameraNotice(props: {
  problem: CameraProblem;
  onRetry: () => void;
  onFiles: (files: File[]) => void;
}) {
  const { problem, onRetry } = props;
  const onThisMachine = `http://localhost${location.port && `:${location.port}`}`;
  return (
    <div class="camera-notice">
      <Notice title={t(`camera.problem.${problem}.title`)} look="caution" role="alert">
        <p>{t(`camera.problem.${problem}.text`, { address: onThisMachine })}</p>
        {problem === 'insecure' ? (
          <a class="tall-link" href={`${onThisMachine}${location.pathname}`}>
            {t('camera.problem.insecure.open')}
          </a>
        ) : (
          <Button onClick={onRetry}>{t('common.retry')}</Button>
        )}
      </Notice>
      <p class="quiet">{t('camera.problem.meanwhile')}</p>
      <FileButton main camera onFiles={props.onFiles}>
        {t('camera.problem.chooseApp')}
      </FileButton>
    </div>
  );
}
