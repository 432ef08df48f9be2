import { create } from 'zustand';
import { createPreferencesState, type PreferencesState } from './preferences-state';
import { localStore } from './storage/local-storage';

export const usePreferences = create<PreferencesState>()(
  createPreferencesState(localStore(), new URLSearchParams(location.search).get('lang')),
);
