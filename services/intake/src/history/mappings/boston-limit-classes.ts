import type { LimitClass } from '@xianban/contracts/values/classification';

/** The city's urgent and its complex types. Source: deploy/districts/boston-2015/sources/limit-classes.csv, with which a spec compares. */
export const bostonLimitClasses: Readonly<Record<string, LimitClass>> = {
  'Carbon Monoxide': 'emergency',
  'Downed Wire': 'emergency',
  'Fire in Food Establishment': 'emergency',
  'Tree Emergencies': 'emergency',
  'Unsafe Dangerous Conditions': 'emergency',
  'Watermain Break': 'emergency',
  'Street Light Knock Downs': 'emergency',
  'Heat - Excessive  Insufficient': 'utility',
  'No Utilities - Food Establishment - Electricity': 'utility',
  'No Utilities - Food Establishment - Water': 'utility',
  'No Utilities Residential - Electricity': 'utility',
  'No Utilities Residential - Gas': 'utility',
  'No Utilities Residential - Water': 'utility',
  'Unsatisfactory Utilities - Electrical  Plumbing': 'utility',
  'Major System Failure': 'utility',
  'New Tree Requests': 'complex',
  'Park Improvement Requests': 'complex',
  'Requests for Traffic Signal Studies or Reviews': 'complex',
  'New Sign  Crosswalk or Pavement Marking': 'complex',
  'Install New Lighting': 'complex',
};
