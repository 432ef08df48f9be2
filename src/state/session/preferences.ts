import { create } from 'zustand';
import { createPreferencesState, type PreferencesState } from './preferences-state';
import { pageAddress } from './page-address';
import { localStore } from '../storage/local-storage';

export const usePreferences = create<PreferencesState>()(
  createPreferencesState(localStore(), pageAddress().get('lang')),
);
