import { create } from 'zustand';
import { createPreferencesState, type PreferencesState, type PreferenceStorage } from './preferences-state';

/** Reading `localStorage` itself throws where the browser forbids it. */
function storage(): PreferenceStorage | null {
  try {
    return localStorage;
  } catch {
    return null;
  }
}

export const usePreferences = create<PreferencesState>()(
  createPreferencesState(storage(), new URLSearchParams(location.search).get('lang')),
);
