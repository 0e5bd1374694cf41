ALTER TABLE `analyses` ADD `methods` text;--> statement-breakpoint
ALTER TABLE `analyses` ADD `background` integer DEFAULT false NOT NULL;--> statement-breakpoint
CREATE INDEX `analyses_methods` ON `analyses` (`methods`,`patient_id`) WHERE "analyses"."state" in ('done', 'failed');
--> statement-breakpoint
-- Which methods a result was made by stood at the end of its inputs. Nobody's milestones change by that: without the
-- trigger every patient would be looked through again at the first start.
DROP TRIGGER `analyses_stale_update`;
--> statement-breakpoint
UPDATE `analyses` SET `methods` = substr(`inputs`, instr(`inputs`, '{')), `inputs` = substr(`inputs`, 1, instr(`inputs`, '{') - 2) WHERE instr(`inputs`, '{') > 1;
--> statement-breakpoint
CREATE TRIGGER `analyses_stale_update` AFTER UPDATE ON `analyses` WHEN NEW.state IN ('done', 'failed') BEGIN INSERT INTO stale_patients (patient_id) VALUES (NEW.patient_id) ON CONFLICT (patient_id) DO UPDATE SET changes = changes + 1; END;
