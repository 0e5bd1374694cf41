CREATE TABLE `reference_retirements` (
	`reference_id` text PRIMARY KEY NOT NULL,
	`retired_at` text NOT NULL,
	FOREIGN KEY (`reference_id`) REFERENCES `reference_photos`(`id`) ON UPDATE no action ON DELETE restrict
);
--> statement-breakpoint
ALTER TABLE `milestone_windows` ADD `projected` integer DEFAULT false NOT NULL;--> statement-breakpoint
ALTER TABLE `milestone_windows` ADD `settled_until` text;--> statement-breakpoint
CREATE INDEX `milestone_windows_projected` ON `milestone_windows` (`projected`,`settled`,`opens_on`);
--> statement-breakpoint
CREATE TRIGGER `reference_retirements_no_update` BEFORE UPDATE ON `reference_retirements` BEGIN SELECT RAISE(ABORT, 'append_only: reference_retirements'); END;
--> statement-breakpoint
CREATE TRIGGER `reference_retirements_no_delete` BEFORE DELETE ON `reference_retirements` BEGIN SELECT RAISE(ABORT, 'append_only: reference_retirements'); END;
--> statement-breakpoint
CREATE TRIGGER `reference_retirements_stale_insert` AFTER INSERT ON `reference_retirements` BEGIN INSERT INTO stale_patients (patient_id) VALUES ((select patient_id from reference_photos where id = NEW.reference_id)) ON CONFLICT (patient_id) DO UPDATE SET changes = changes + 1; END;
--> statement-breakpoint
-- References and windows are found anew by the rules of this version, at its first start.
INSERT INTO stale_patients (patient_id) SELECT id FROM patients WHERE true ON CONFLICT (patient_id) DO UPDATE SET changes = changes + 1;
