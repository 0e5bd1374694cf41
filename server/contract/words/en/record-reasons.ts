/** What a rule says of a session's record (domain §3): what cannot be so, and what is asked about. */
export const recordReasons = {
  blood_unusual: '{{bloodMl}} ml of blood is unusual: 7 to 10 ml are drawn. Confirm that it is meant.',
  anticoagulant_edta:
    'EDTA is an unusual anticoagulant for plasma that is injected. Confirm that it is meant.',
  anticoagulant_ratio_unusual:
    'One part of anticoagulant to {{ratio, number(maximumFractionDigits: 1)}} parts of blood is unusual: 1 to 6 up to 1 to 10.',
  plasma_exceeds_blood:
    '{{plasmaMl}} ml of plasma cannot come of {{bloodMl}} ml of blood with a haematocrit of {{haematocrit}}: at most {{mostMl, number(maximumFractionDigits: 1)}} ml.',
  plasma_unusual: '{{plasmaMl}} ml of plasma is unusual for this draw. Confirm that it is meant.',
  platelets_low: '{{before}} ×10³/µl are few platelets before the session (under 150).',
  platelets_very_low: '{{before}} ×10³/µl are very few platelets before the session (under 100).',
  platelets_exceed_blood:
    '{{after}} ×10³/µl in {{plasmaMl}} ml of plasma would be {{percent, number(maximumFractionDigits: 0)}} % of the platelets drawn ({{before}} ×10³/µl in {{bloodMl}} ml): there cannot be more than 100 %.',
  platelet_ratio_unusual:
    'Plasma with {{ratio, number(maximumFractionDigits: 1)}} times the platelets of the blood is unusual: 1.5 to 6 times.',
  spin_force_disagrees:
    'Spin {{spinNumber}}: {{statedG}} g were stated, and its speed and radius make {{computedG, number(maximumFractionDigits: 0)}} g.',
  spin_force_unusual:
    'Spin {{spinNumber}}: {{g, number(maximumFractionDigits: 0)}} g are unusual: {{least}} to {{most}} g.',
  activator_unusual:
    '{{activatorMl}} ml to activate {{plasmaMl}} ml of plasma is unusual ({{mlPerMl, number(maximumFractionDigits: 2)}} ml a ml): 0.02 to 0.1 ml a ml.',
  activated_early: 'Activated {{minutes}} minutes before the injection: plasma clots after about 10.',
  zone_twice: '$t(codes.zone.{{zone}}) stands among the zones twice.',
  area_impossible: '{{areaCm2}} cm² of zones is more scalp than there is: at most {{mostCm2}} cm².',
  area_unusual: '{{areaCm2}} cm² of zones is unusual: more than 500 cm². Confirm that it is meant.',
  zones_exceed_injected:
    'The zones were given {{zonesMl, number(maximumFractionDigits: 2)}} ml together, and {{injectedMl}} ml were injected.',
  injected_exceeds_plasma:
    '{{injectedMl}} ml were injected, and there were {{plasmaMl}} ml of plasma and {{activatorMl}} ml of activator.',
  dose_per_area_unusual:
    '{{mlPerCm2, number(maximumFractionDigits: 2)}} ml a cm² is unusual: 0.03 to 0.2 ml a cm².',
  depth_unusual: 'A depth of {{depthMm}} mm is unusual: 1.5 to 5 mm.',
  pain_high: 'Pain of {{pain}} out of 10: look after the patient and note what was done.',
  anaesthesia_none_and_more: 'No anaesthesia and one beside it cannot both be.',
  kit_expired: 'The kit was good until {{expiresOn}}, and the session was on {{on}}.',
  session_ends_before_start: 'The session ends before it begins.',
  session_in_future: 'This time has not come yet.',
  session_other_day: 'This time is on {{timeOn}}, and the session was on {{on}}.',
  session_moved: 'The session was put from {{fromOn}} to {{on}}: its times went with it.',
  session_not_given: 'A session is signed when it was given: this visit is planned or was cancelled.',
  doctor_unknown: 'There is no such doctor in this clinic.',
  gap_short:
    'The session before was only {{days}} days earlier, on {{on}}: at least {{least}} days lie between two.',
  gap_long: 'The session before was {{days}} days earlier, on {{on}}: at most {{most}} days lie between two.',
  needed_to_sign: 'Needed to sign: $t(record.field.{{field}}).',
  safety_nsaid7Days: 'Painkillers of the NSAID kind were taken in the last 7 days.',
  safety_anticoagulants: 'The patient takes anticoagulants.',
  safety_feverOrInfection: 'There is fever or an infection.',
  safety_pregnancy: 'The patient is pregnant.',
  safety_cancer: 'The patient has or had cancer.',
  safety_systemicSteroid14Days: 'A systemic steroid was given in the last 14 days.',
  safety_localSteroid30Days: 'A local steroid was given in the last 30 days.',
  safety_smokingOver20: 'The patient smokes more than 20 cigarettes a day.',
} as const;
