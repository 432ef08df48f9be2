/**
 * What the page tells the worker that keeps it: to keep all of this build that is missing (answered by whether it then is whole), or to take over from the worker of an
 * older build.
 */
export type KeeperOrder = 'complete' | 'takeOver';
