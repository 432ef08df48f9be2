import { useEffect, useRef, useState } from 'react';

/** Why there is no camera. */
export type CameraProblem = 'denied' | 'none' | 'busy' | 'insecure' | 'failed';

const problems: Readonly<Record<string, CameraProblem>> = {
  NotAllowedError: 'denied',
  SecurityError: 'denied',
  NotFoundError: 'none',
  OverconstrainedError: 'none',
  NotReadableError: 'busy',
  AbortError: 'busy',
};

async function openCamera(): Promise<MediaStream | CameraProblem> {
  // Browsers give cameras to pages on https and localhost only.
  const devices = (navigator as Partial<Navigator>).mediaDevices;
  if (!devices) return 'insecure';
  try {
    return await devices.getUserMedia({ video: { facingMode: 'environment', width: { ideal: 640 } } });
  } catch (error) {
    return problems[error instanceof DOMException ? error.name : ''] ?? 'failed';
  }
}

/** Runs the camera into a video element as long as it is on the page. */
export function useCamera() {
  const video = useRef<HTMLVideoElement>(null);
  const [problem, setProblem] = useState<CameraProblem | null>(null);
  const [isOn, setOn] = useState(false);
  useEffect(() => {
    let stream: MediaStream | null = null;
    let isWanted = true;
    const stop = () => stream?.getTracks().forEach((track) => track.stop());
    void openCamera().then((opened) => {
      if (typeof opened === 'string') {
        setProblem(opened);
        return;
      }
      stream = opened;
      if (!isWanted || !video.current) {
        stop();
        return;
      }
      video.current.srcObject = opened;
      video.current.play().then(
        () => setOn(true),
        () => setProblem('failed'),
      );
    });
    return () => {
      isWanted = false;
      stop();
    };
  }, []);
  return { video, problem, isOn };
}
