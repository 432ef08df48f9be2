/** Whether nothing is to glide or to play by itself: the user, or else the system, asks for less motion. */
export const isCalm = (): boolean => document.documentElement.dataset.motion === 'less';
