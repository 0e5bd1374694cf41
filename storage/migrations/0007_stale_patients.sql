CREATE TABLE `stale_patients` (
	`patient_id` text PRIMARY KEY NOT NULL,
	`changes` integer DEFAULT 1 NOT NULL
);
--> statement-breakpoint
CREATE TRIGGER `courses_stale_insert` AFTER INSERT ON `courses` BEGIN INSERT INTO stale_patients (patient_id) VALUES (NEW.patient_id) ON CONFLICT (patient_id) DO UPDATE SET changes = changes + 1; END;
--> statement-breakpoint
CREATE TRIGGER `courses_stale_update` AFTER UPDATE ON `courses` BEGIN INSERT INTO stale_patients (patient_id) VALUES (NEW.patient_id) ON CONFLICT (patient_id) DO UPDATE SET changes = changes + 1; END;
--> statement-breakpoint
CREATE TRIGGER `visits_stale_insert` AFTER INSERT ON `visits` BEGIN INSERT INTO stale_patients (patient_id) VALUES (NEW.patient_id) ON CONFLICT (patient_id) DO UPDATE SET changes = changes + 1; END;
--> statement-breakpoint
CREATE TRIGGER `visits_stale_update` AFTER UPDATE ON `visits` BEGIN INSERT INTO stale_patients (patient_id) VALUES (NEW.patient_id) ON CONFLICT (patient_id) DO UPDATE SET changes = changes + 1; END;
--> statement-breakpoint
CREATE TRIGGER `visits_stale_moved` AFTER UPDATE OF patient_id ON `visits` WHEN OLD.patient_id <> NEW.patient_id BEGIN INSERT INTO stale_patients (patient_id) VALUES (OLD.patient_id) ON CONFLICT (patient_id) DO UPDATE SET changes = changes + 1; END;
--> statement-breakpoint
CREATE TRIGGER `photos_stale_insert` AFTER INSERT ON `photos` BEGIN INSERT INTO stale_patients (patient_id) VALUES (NEW.patient_id) ON CONFLICT (patient_id) DO UPDATE SET changes = changes + 1; END;
--> statement-breakpoint
CREATE TRIGGER `photos_stale_update` AFTER UPDATE ON `photos` BEGIN INSERT INTO stale_patients (patient_id) VALUES (NEW.patient_id) ON CONFLICT (patient_id) DO UPDATE SET changes = changes + 1; END;
--> statement-breakpoint
CREATE TRIGGER `photos_stale_moved` AFTER UPDATE OF patient_id ON `photos` WHEN OLD.patient_id <> NEW.patient_id BEGIN INSERT INTO stale_patients (patient_id) VALUES (OLD.patient_id) ON CONFLICT (patient_id) DO UPDATE SET changes = changes + 1; END;
--> statement-breakpoint
CREATE TRIGGER `reference_photos_stale_insert` AFTER INSERT ON `reference_photos` BEGIN INSERT INTO stale_patients (patient_id) VALUES (NEW.patient_id) ON CONFLICT (patient_id) DO UPDATE SET changes = changes + 1; END;
--> statement-breakpoint
CREATE TRIGGER `analyses_stale_update` AFTER UPDATE ON `analyses` WHEN NEW.state IN ('done', 'failed') BEGIN INSERT INTO stale_patients (patient_id) VALUES (NEW.patient_id) ON CONFLICT (patient_id) DO UPDATE SET changes = changes + 1; END;
--> statement-breakpoint
CREATE TRIGGER `milestone_reviews_stale_insert` AFTER INSERT ON `milestone_reviews` BEGIN INSERT INTO stale_patients (patient_id) VALUES ((select patient_id from courses where id = NEW.course_id)) ON CONFLICT (patient_id) DO UPDATE SET changes = changes + 1; END;
